"""The front end: Spanish pages and the JSON API."""
