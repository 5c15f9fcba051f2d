"""What a line promises, held against what its activities speak of."""
