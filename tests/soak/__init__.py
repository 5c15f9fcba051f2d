"""Faults that the site survives: short in every run, long with `make soak`."""
