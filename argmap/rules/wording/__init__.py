"""Rules on the wording of claims."""
