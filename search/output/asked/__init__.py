"""A search said as one Spanish sentence."""
