"""Values as they are read in French: durations, dates, sizes, quantities, plurals."""

from datetime import date

from fabrique.model import Span, bounds

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def say_minutes(minutes: int) -> str:
    """Return a duration as read in French: « 45 min », « 1 h », « 1 h 05 »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def say_duration(value: int | Span) -> str:
    """Return a duration in minutes, or the two ends of a range."""
    low, high = bounds(value)
    return say_minutes(low) if low == high else f"{say_minutes(low)} à {say_minutes(high)}"


def say_range(low: int, high: int, noun: str) -> str:
    """Return « 6 à 12 personnes », « 1 personne »; the noun is given in the singular."""
    number = str(low) if low == high else f"{low} à {high}"
    return f"{number} {noun}{'s' if high > 1 else ''}"


def say_date(day: date) -> str:
    """Return a day as read in French: « 1er mars 2026 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[day.month - 1]} {day.year}"


def say_number(value: int | float) -> str:
    """Return a number with a decimal comma and no useless zero."""
    return f"{value:g}".replace(".", ",")


def say_size(size_bytes: int) -> str:
    """Return a weight in Ko or Mo (powers of ten), rounded as one would say it."""
    if size_bytes < 1000:
        return f"{size_bytes} octets"
    if size_bytes < 1_000_000:
        return f"{round(size_bytes / 1000)} Ko"
    return f"{size_bytes / 1_000_000:.1f}".replace(".", ",") + " Mo"


def capital(text: str) -> str:
    """Return a text with its first letter in capital; the others stay as they are."""
    return text[:1].upper() + text[1:]


def count(number: int, noun: str) -> str:
    """Return a number and its noun; in French the plural begins at two."""
    return f"{number} {noun}" if number < 2 else f"{number} {noun}s"
