"""The templates of this room, read once at import; every value is encoded for its format.

The texts of a kit are read as they are or turned into a page by whoever receives them: in
Markdown an author's string stays text, and in a plain text it stays on its line.
"""

import re
from collections.abc import Callable
from textwrap import fill
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fabrique.model.wording import say_date

WIDTH = 80  # signs per line of a plain text

# CommonMark 0.31, § 2.4: a backslash makes any ASCII punctuation literal. These begin a mark.
_MARKS = re.compile(r"[\\`*_\[\]<>&|~#!$]")
_OPENINGS = re.compile(r"^([0-9]{0,9})([-+.)](?=\s|$)|[-=]+$)")  # a list, or a row under a title
_BREAKS = re.compile(r"[ \t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_TICKS = re.compile(r"`+")
_ADDRESS_ENDS = {" ": "%20", "<": "%3C", ">": "%3E", "|": "%7C"}


def one_line(value: object) -> str:
    """Return a value as one line of text; the spaces of a fine typography stay."""
    return _BREAKS.sub(" ", str(value)).strip()


def to_text(value: object) -> str:
    """Return a value as one line of plain text; what a filter has already laid out is kept."""
    return str(value) if isinstance(value, Markup) else one_line(value)


def to_markdown(value: object) -> str:
    """Return a value as one line of literal Markdown; what a filter has laid out is kept."""
    if isinstance(value, Markup):
        return str(value)
    return _OPENINGS.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", one_line(value)))


def code_block(text: str, language: str = "text") -> Markup:
    """Return a line to copy, as a Markdown code block that nothing in it can close."""
    line = one_line(text)
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(line)), default=0))
    return Markup(f"{fence}{language}\n{line}\n{fence}")


def address(url: str) -> Markup:
    """Return an address as a Markdown link that shows it."""
    return Markup("<" + "".join(_ADDRESS_ENDS.get(char, char) for char in one_line(url)) + ">")


def paragraph(text: str) -> Markup:
    """Return a plain text in lines of a readable length."""
    return Markup(_wrap(text, "", ""))


def bullet(text: str) -> Markup:
    """Return an entry of a list of a plain text, in lines of a readable length."""
    return Markup(_wrap(text, "  - ", "    "))


def _wrap(text: str, first: str, next_: str) -> str:
    return fill(
        one_line(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=next_,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _environment(encode: Callable[[object], str]) -> Environment:
    environment = Environment(
        loader=PackageLoader("fabrique.packages"),
        autoescape=False,  # neither format is HTML: `finalize` encodes each value instead
        finalize=encode,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters.update(
        adresse=address, bloc=code_block, date=say_date, paragraphe=paragraph, puce=bullet
    )
    return environment


_ENVIRONMENTS = {"md": _environment(to_markdown), "txt": _environment(to_text)}


def render(template: str, **values: Any) -> bytes:
    """Return the UTF-8 text of a template; an undefined value is our bug and raises."""
    environment = _ENVIRONMENTS[template.split(".")[1]]
    return environment.get_template(template).render(**values).encode("utf-8")
