"""How a text is cited: a footnote, and entries for reference managers."""
