"""The searches that found nothing or little: noted without who made them, and counted."""
