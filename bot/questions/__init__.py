"""The audience's questions: their life, their backing, their order. Pure."""
