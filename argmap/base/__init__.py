"""The modules that every room may use: texts and places, diagnostics, files, the cache, cycles,
similar words.
"""
