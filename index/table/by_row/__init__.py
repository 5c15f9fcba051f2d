"""Tables whose rows name their levels: what their columns hold, where their rows go."""
