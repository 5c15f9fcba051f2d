"""Cells of a column of bodies, cut into what may be names."""
