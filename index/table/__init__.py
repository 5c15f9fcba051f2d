"""Rows to the lines of a programme: pages, headers, codes, cells."""
