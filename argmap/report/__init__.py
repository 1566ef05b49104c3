"""The report: what a debate turns on, as a text to read.

`compose` puts what the analyses found into one value; each format is one module with a pure function
from that value to text.
"""
