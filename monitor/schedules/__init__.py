"""How often we look, what must come next, and how far a source is trusted. Pure."""
