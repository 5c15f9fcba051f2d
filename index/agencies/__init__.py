"""Who acts and who is only named, read out of a text."""
