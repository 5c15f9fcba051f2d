"""The way in: finds whether the packages of this program are its own before one is imported."""
