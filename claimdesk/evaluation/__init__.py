"""NLU evaluation on labelled test data."""
