"""The show as the pipeline remembers it, a domain a module."""
