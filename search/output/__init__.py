"""Answers as plain objects and flat rows, for the API, the terminal and files."""
