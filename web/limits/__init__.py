"""What one client may ask for in a while: counted, told, and refused beyond."""
