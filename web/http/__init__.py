"""What every answer has: caching, conditions, headers, problems, health."""
