"""What every address is made with."""
