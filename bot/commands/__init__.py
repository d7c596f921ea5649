"""Chat and slash commands: from text to what was meant, and who may. Pure."""
