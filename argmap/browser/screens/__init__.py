"""The screens: each composes widgets and passes on what they say."""
