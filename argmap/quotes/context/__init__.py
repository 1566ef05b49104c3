"""What stands around a quotation, is hidden by its gaps or replaced by its brackets."""
