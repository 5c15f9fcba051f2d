"""What the orders of `buscador-index` take, and the examples that their help shows."""
