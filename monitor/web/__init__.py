"""The pages: what each source is doing, what happened, and the texts that are held. No script, nothing from outside."""
