"""The whole result as a file."""
