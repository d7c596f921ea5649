"""What becomes of the audience's questions."""
