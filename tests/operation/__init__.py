"""What docs/operation.md shows, run as it stands there."""
