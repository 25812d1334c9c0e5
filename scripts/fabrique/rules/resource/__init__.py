"""Rules that look at one resource: `check(resource, catalogue)`."""
