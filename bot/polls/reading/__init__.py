"""How each method reads a chat line: forgiving about spelling, and never taking talk for a ballot."""
