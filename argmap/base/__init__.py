"""What every room may use: texts and places, diagnostics, files, the cache, circles, near words."""
