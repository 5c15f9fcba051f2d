"""What people type, step by step in the plain form that `search.query.syntax` reads."""
