"""What changed from year to year, as pages show it."""
