"""What the loopback Twitch answers over HTTP, one file per family of calls."""
