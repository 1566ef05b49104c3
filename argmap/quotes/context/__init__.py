"""The context of a quotation: the words around it, hidden by its gaps, or replaced by its
brackets.
"""
