"""French typography, produced at build: authors type ordinary spaces and straight apostrophes.

Narrow no-break spaces before « ; : ! ? » » and after « « », in numbers and before units; curly
apostrophes. Source: Imprimerie nationale, Lexique des règles typographiques.
"""

import re

_NARROW = "\u202f"
_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_LITERAL = frozenset({"code", "pre", "script", "style", "textarea", "kbd", "samp", "svg", "math"})

_BEFORE = re.compile(r"[ \u00a0](?=[;:!?»](?![^\s<&)\]»,.…]))")
_AFTER = re.compile(r"«[ \u00a0]")
# The literal comes first and what stands before it is looked at after: the search jumps ahead.
_LETTER = r"[^\W\d_]"
_APOSTROPHE = re.compile(
    rf"'(?<={_LETTER}')(?=[^\W\d_«])"
    rf"|&#39;(?<={_LETTER}&\#39;)(?={_LETTER})|&#x27;(?<={_LETTER}&\#x27;)(?={_LETTER})"
)
_APOSTROPHE_QUOTE = re.compile(r"'(?<=[dlnscjmtqu]')(?=[ \u00a0]?«)")
_THOUSANDS = re.compile(r"[ \u00a0](?<=\d.)(?=\d{3}(?!\d))")
_UNIT = re.compile(
    r"[ \u00a0](?<=\d.)(?=(?:%|€|kg|g|mg|t|m²|m³|m|cm|mm|km|kWh|Wh|kW|W|h|min|s|L|l|Ko|Mo|Go|°C|dB)"
    r"(?![^\W_]))"
)
_BEFORE_TAG = re.compile(r"(?<=[^\W\d_])(?:'|&#39;)\Z")  # « l' » before an element
_ELLIPSIS = re.compile(r"\.\.\.(?!\.)")


def typeset(html: str) -> str:
    """Return the HTML with French typography in its text, code and scripts left as they are."""
    parts = _TAG.split(html)
    depth = 0
    for index, part in enumerate(parts):
        if index % 2:
            name = _NAME.match(part)
            if name and name[1].lower() in _LITERAL and not part.endswith("/>"):
                depth = max(0, depth - 1) if part.startswith("</") else depth + 1
        elif part and not depth:
            text = typeset_text(part)
            parts[index] = _BEFORE_TAG.sub("’", text) if index + 1 < len(parts) else text
    return "".join(parts)


def typeset_text(text: str) -> str:
    """Return a text without markup, or one text node, with French typography."""
    if not text.strip():
        return text
    text = _BEFORE.sub(_NARROW, text)
    text = _AFTER.sub("«" + _NARROW, text)
    if "'" in text or "&#" in text:
        text = _APOSTROPHE_QUOTE.sub("’", _APOSTROPHE.sub("’", text))
    if "..." in text:
        text = _ELLIPSIS.sub("…", text)
    return _UNIT.sub(_NARROW, _THOUSANDS.sub(_NARROW, text))
