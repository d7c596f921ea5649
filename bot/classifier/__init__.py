"""Loads a model folder and scores texts in a thread of its own."""
