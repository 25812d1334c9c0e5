"""Tests of the pure functions of our scripts, by Node."""
