"""Rules that judge a branch before anything of it is used: its tree, then its rendered pages."""
