"""Cells of workbooks as their readers see them."""
