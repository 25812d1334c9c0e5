"""The templates of this room, read once at import, autoescaped: an author's string stays text."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from fabrique.model.wording import (
    count,
    say_date,
    say_duration,
    say_minutes,
    say_number,
    say_range,
    say_size,
)

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
_ENVIRONMENT.globals.update(compte=count, intervalle=say_range)


def render(template: str, **values: Any) -> str:
    """Return the HTML of a template; an undefined value is our bug and raises."""
    return _ENVIRONMENT.get_template(template).render(**values)
