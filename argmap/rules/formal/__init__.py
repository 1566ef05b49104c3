"""Opt-in rules that read a map as formal logic would."""
