"""The rundown's file: read again when it changes, written when the régie changes it."""
