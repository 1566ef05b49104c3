"""The page: a debate as one file of HTML that opens anywhere, without a network and without this program."""
