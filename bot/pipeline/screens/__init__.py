"""What pages show, and what the host does with it."""
