"""What votes, debates and temperatures lead to."""
