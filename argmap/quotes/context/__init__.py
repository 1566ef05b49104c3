"""The words around a quotation, hidden by its gaps, or replaced by its brackets."""
