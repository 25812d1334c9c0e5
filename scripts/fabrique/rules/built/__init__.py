"""Rules that judge one page of the built site: `check(page, site)`."""
