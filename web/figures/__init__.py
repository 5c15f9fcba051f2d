"""The whole, or a search, in figures: tables whose cells are counts of facets."""
