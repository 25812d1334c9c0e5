"""The addresses of a style sheet: `url()` and `@import`, wherever they stand (CSS Syntax 3)."""

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, Node

_MAY_HOLD = re.compile(r"url\s*\(|@import|src\s*\(|image-set", re.IGNORECASE)
_DEEPEST = 100  # blocks inside blocks; beyond, nobody wrote it


def read_css(text: str) -> Iterator[str]:
    """Yield the addresses of a style sheet, in order."""
    if _MAY_HOLD.search(text) or "\\" in text:
        yield from _of_rules(tinycss2.parse_stylesheet(text, skip_comments=True))


def read_style(text: str) -> Iterator[str]:
    """Yield the addresses of a `style` attribute, in order."""
    if _MAY_HOLD.search(text) or "\\" in text:
        yield from _of_values(tinycss2.parse_component_value_list(text, skip_comments=True))


def _of_rules(rules: Iterable[Node]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, AtRule) and rule.lower_at_keyword == "import":
            named = next((item for item in rule.prelude if item.type == "string"), None)
            if named is not None and not _call(rule.prelude):
                yield named.value
                continue
        if rule.type in ("qualified-rule", "at-rule"):
            yield from _of_values(rule.prelude)
            yield from _of_values(rule.content or ())


def _call(prelude: Iterable[Node]) -> bool:
    """Tell whether an import begins by `url()`, its strings being conditions."""
    first = next((item for item in prelude if item.type not in ("whitespace", "comment")), None)
    return first is not None and first.type in ("url", "function")


def _of_values(values: Iterable[Node], depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    for value in values:
        if value.type == "url":
            yield value.value
        elif value.type == "function":
            name = value.lower_name
            if name in ("url", "src") or name.endswith("image-set"):
                yield from (item.value for item in value.arguments if item.type == "string")
            yield from _of_values(value.arguments, depth + 1)
        elif value.type in ("{} block", "() block", "[] block"):
            yield from _of_values(value.content, depth + 1)
