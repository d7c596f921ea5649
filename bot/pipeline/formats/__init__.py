"""What happens in the formats of debate."""
