"""The server around the application: its sockets, its processes, its log."""
