"""The pages: for each its route, its view and its template under one name."""
