"""What every command has, whatever it does: how it looks, what its help shows, how it ends."""
