"""What words and bodies are also called, as the files of `data/` have it."""
