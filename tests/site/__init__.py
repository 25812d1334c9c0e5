"""The whole site, built."""
