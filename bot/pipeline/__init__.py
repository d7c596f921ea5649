"""From events to changes and actions: one file per stage, in order."""
