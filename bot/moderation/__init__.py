"""Moderation: text normalisation, one rule per file, verdicts and cases. Pure."""
