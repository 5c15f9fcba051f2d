"""Which lines a text touches, which bodies it names, and what of a programme it never touches."""
