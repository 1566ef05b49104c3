"""Where everything in a picture is."""
