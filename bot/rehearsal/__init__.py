"""The show against simulated platforms: loopback servers that the real clients connect to."""
