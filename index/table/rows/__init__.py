"""Rows of a table to the lines of a programme: codes in their place, responses, rows joined."""
