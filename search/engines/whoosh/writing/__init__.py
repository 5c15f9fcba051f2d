"""Writes Whoosh's files for many records at a time, as Whoosh's own writer does one by one."""
