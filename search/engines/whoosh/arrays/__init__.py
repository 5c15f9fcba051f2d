"""Arrays beside Whoosh's files: what it would have to be asked for cell by cell, and posting by
posting, written once with the build and read in slices."""
