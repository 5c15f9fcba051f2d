"""What pages show of what the words of a text say."""
