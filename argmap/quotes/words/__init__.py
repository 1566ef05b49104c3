"""The words of each language, by their function."""
