"""What whoever runs the site sees of it from outside: counts, and what was searched in vain."""
