"""How ballots become a result: one file per method, each a pure function that keeps ties."""
