"""A sidecar drafted for a file: its header and levels guessed, what it could say, its text."""
