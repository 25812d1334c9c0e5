"""Toolchain of « La fabrique des compétences »: load, verify and publish its resources."""

__version__ = "0.1.0"
