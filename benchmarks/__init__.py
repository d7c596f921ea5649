"""Side-by-side measurements: one command per claim, a table as the answer."""
