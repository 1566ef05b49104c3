"""A debate on many pages: each part on a page of its own, with the numbers of the pages where it goes on."""
