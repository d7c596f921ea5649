"""Votes: the life of a poll, how a ballot is read, and one file per method. Pure."""
