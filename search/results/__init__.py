"""From what an engine found to what a reader sees: facets, marks, reasons."""
