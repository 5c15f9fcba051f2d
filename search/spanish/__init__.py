"""The Spanish language: text to terms, and what its words say of a commitment."""
