"""The colours of the language in editors and on pages: a grammar for each kind of highlighter, all made from the same words.

Each file here but `words.py` makes one: a function `made` returns the text of the file in `grammars/colours/` with its name. A test
holds these files equal to what is made here. `lexer.py` is the one for Pygments, which needs no file.
"""
