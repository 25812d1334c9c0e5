"""The quick reading of a document about which there is nothing to say: values without positions.

At anything unusual (anchor, tag, odd key, duplicate, refused value, escape, limit) it gives up,
and the complete reading says what is wrong. Where it does not give up, both give the same values.
"""

import unicodedata
from collections.abc import Callable
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from fabrique.loading.scalars import read_plain

LONGEST_KEY = 64  # code points
LONGEST_VALUE = 20_000  # code points
DEEPEST = 12
LONGEST_TEXT = 40_000  # code points: two make a value at least, so 20,000 values at most

Next = Callable[[], Any]


def read_quickly(text: str) -> dict[str, Any] | None:
    """Return the root mapping, or None when anything deserves the complete reading."""
    if (
        len(text) > LONGEST_TEXT
        or "\\" in text
        or "%" in text[:1]
        or "\n%" in text
        or "<<<<<<<" in text
        or ">>>>>>>" in text
    ):
        return None
    if not unicodedata.is_normalized("NFC", text):
        return None
    next_event = CParser(text).get_event
    try:
        next_event()  # start of the stream
        start = next_event()
        if type(start) is not DocumentStartEvent or start.tags or start.version:
            return None
        root = next_event()
        if type(root) is not MappingStartEvent or root.anchor or root.tag:
            return None
        value = _mapping(next_event, DEEPEST - 1)
        if value is None or type(next_event()) is not DocumentEndEvent:
            return None
        return None if type(next_event()) is DocumentStartEvent else value
    except yaml.YAMLError:
        return None


def _mapping(next_event: Next, depth: int) -> dict[str, Any] | None:
    values: dict[str, Any] = {}
    while True:
        event = next_event()
        if type(event) is not ScalarEvent:
            return values if type(event) is MappingEndEvent else None
        key = event.value
        if event.anchor or event.tag or len(key) > LONGEST_KEY or key in values:
            return None
        if not (key.isascii() and key.isidentifier()):
            return None
        value = _value(next_event(), next_event, depth)
        if value is None:
            return None
        values[key] = value


def _sequence(next_event: Next, depth: int) -> tuple[Any, ...] | None:
    values: list[Any] = []
    while True:
        event = next_event()
        if type(event) is SequenceEndEvent:
            return tuple(values)
        value = _value(event, next_event, depth)
        if value is None:
            return None
        values.append(value)


def _value(event: Any, next_event: Next, depth: int) -> Any:
    """Return a value, or None to give up."""
    kind = type(event)
    if kind is ScalarEvent:
        text = event.value
        if event.anchor or event.tag or len(text) > LONGEST_VALUE:
            return None
        if event.style:
            return text
        value, refusal = read_plain(text)
        return None if refusal else value
    if kind not in (MappingStartEvent, SequenceStartEvent) or not depth:
        return None
    if event.anchor or event.tag:
        return None
    return (_mapping if kind is MappingStartEvent else _sequence)(next_event, depth - 1)
