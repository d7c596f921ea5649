"""A Discord of one server, on this machine, for the real client."""
