"""What a text is about: topics that any programme may have, and the words that show them."""
