"""The evening: its rundown, what is in preview and what is on air. Pure."""
