"""The shapes of what the API says of findings and figures."""
