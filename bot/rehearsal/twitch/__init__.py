"""A Twitch of one channel, on this machine, for the real client."""
