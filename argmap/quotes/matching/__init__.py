"""Finding a quotation in a source, whatever the language."""
