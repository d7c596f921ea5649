"""The show's signing key, and boxes sealed with it."""
