"""Functions that several rules use."""
