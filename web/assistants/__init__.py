"""What assistants ask: a server of the Model Context Protocol that only reads."""
