"""The contents of a picture, measured and without coordinates."""
