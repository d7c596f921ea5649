"""What is said in a consent round."""
