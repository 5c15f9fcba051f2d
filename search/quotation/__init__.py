"""Whether a programme says what is quoted: which of its texts, word for word or nearly."""
