"""The server from outside: the real command."""
