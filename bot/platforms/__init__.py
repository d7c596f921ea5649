"""The edges where chat platforms meet the show."""
