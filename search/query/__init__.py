"""From what was typed to a plan, and every number of the ranking."""
