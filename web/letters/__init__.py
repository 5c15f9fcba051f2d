"""Requests for information to the bodies that act, ready to be sent."""
