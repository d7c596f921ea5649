"""The tests: unit (no I/O), contract, edge, end to end in a real browser, and the project's own shape."""
