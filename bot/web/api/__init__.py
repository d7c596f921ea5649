"""The show for programs: a Stream Deck, a script, a home-made button."""
