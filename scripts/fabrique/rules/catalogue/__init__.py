"""Rules that look at the whole: `check(catalogue)`."""
