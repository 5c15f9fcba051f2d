"""Files to rows, whatever their format."""
