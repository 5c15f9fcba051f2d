"""Which two reports are compared, and to what the answer is narrowed: alike for page and API."""
