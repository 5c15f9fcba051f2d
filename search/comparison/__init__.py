"""What changed between two reports of one programme: pure, from records to changes."""
