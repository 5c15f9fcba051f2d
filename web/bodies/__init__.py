"""What a build says of one body, whoever asks: its page, the head of its results, the API."""
