"""Ways to debate beside votes and questions: pure, one file each."""
