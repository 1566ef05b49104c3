"""Rules on quotations, their copies and locks."""
