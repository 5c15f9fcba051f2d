"""Commands of `buscador-index` that read no reports."""
