"""Editions of the sample, published into a scratch repository."""
