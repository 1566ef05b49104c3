"""What is folded into what when a picture has no room for everything, and where it is counted."""
