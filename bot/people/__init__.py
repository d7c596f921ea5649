"""Accounts and the persons behind them: links, what is told of a poll's sides. Accounts are keyed hashes."""
