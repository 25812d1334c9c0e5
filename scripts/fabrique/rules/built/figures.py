"""Figures as messages give them."""


def french(value: float) -> str:
    """Return a number with one decimal at most, and a decimal comma."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
