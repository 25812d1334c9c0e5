"""The templates of this room, read once at import, autoescaped: an author's string stays text."""

import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from fabrique.model.wording import (
    capital,
    count,
    say_date,
    say_duration,
    say_minutes,
    say_number,
    say_range,
    say_size,
)
from fabrique.pages.card import card_facts

_ENVIRONMENT = Environment(
    loader=PackageLoader("fabrique.pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.filters.update(
    date=say_date,
    duree=say_duration,
    minutes=say_minutes,
    nombre=say_number,
    poids=say_size,
)
_ENVIRONMENT.globals.update(capitale=capital, compte=count, intervalle=say_range, infos=card_facts)


_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)»]")


def with_links(text: str) -> Markup:
    """Return a plain text as HTML, each address it holds made a link; everything is escaped."""
    parts: list[Markup] = []
    last = 0
    for match in _ADDRESS.finditer(text):
        shown = match[0].split("//", 1)[1].split("/", 1)[0]
        parts += [
            escape(text[last : match.start()]),
            Markup('<a href="{}">{}</a>').format(match[0], shown),
        ]
        last = match.end()
    return Markup("").join([*parts, escape(text[last:])])


_ENVIRONMENT.filters["liens"] = with_links


def render(template: str, **values: Any) -> str:
    """Return the HTML of a template; an undefined value is our bug and raises."""
    return _ENVIRONMENT.get_template(template).render(**values)
