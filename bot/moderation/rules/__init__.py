"""The automatic checks, one per file; docs/adding-a-rule.md says how to add one."""
