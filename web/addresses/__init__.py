"""How addresses are put together, whatever they lead to."""
