"""The text of a sidecar: where it is no TOML, and its section about the table."""
