"""A whole debate on one page: who holds what, how often they meet, and the points where they do."""
