"""What an editor can ask for, in the protocol's words: `names` about the name at a place, `writing` what may be written, `views` what is
shown of a whole text, `documents` what it says of its texts. Each request calls one ability.
"""
