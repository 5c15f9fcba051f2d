"""Which records are near to a query: those that cannot be among them are never scored."""
