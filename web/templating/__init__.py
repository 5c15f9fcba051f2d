"""How the templates are run."""
