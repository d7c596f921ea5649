"""The calls that the loopback Discord answers, by what they are about."""
