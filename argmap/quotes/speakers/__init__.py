"""Who speaks, and who is named as the one who does."""
