"""One module or folder an engine; whoosh is imported nowhere else."""
