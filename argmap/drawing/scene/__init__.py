"""What a picture consists of, measured and without coordinates."""
