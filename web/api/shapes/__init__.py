"""The shapes of what the API says of findings, figures, bodies and reports."""
