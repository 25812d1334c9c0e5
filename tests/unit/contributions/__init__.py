"""Branches of contributors, sound and hostile."""
