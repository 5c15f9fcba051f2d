"""What was noticed about the sources: narrowed, counted, told; for page, file and API alike."""
