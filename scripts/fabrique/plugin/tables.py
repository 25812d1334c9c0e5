"""Tables that everybody can read: a labelled region that the keyboard scrolls, headed cells.

WCAG 2.2, 2.1.1 and 1.3.1; RGAA 4.1, 5.4 to 5.7. Markdown writes alignment as a style attribute,
which the content-security policy refuses: it becomes a class.
"""

import re
from collections import Counter
from html import escape, unescape

_PIECE = re.compile(
    r"<h[1-6]\b[^>]*>(?P<heading>.*?)</h[1-6]>|(?P<table><table\b.*?</table>)", re.DOTALL
)
_TITLED = re.compile(r"<p>Tableau\s*: ([^<]*(?:<(?!/?p>)[^<]*)*)</p>\s*<table>")
_CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ALIGNED = re.compile(r'<(t[hd])([^>]*) style="text-align: ?(left|center|right);?"')
_BARE = re.compile(r"<th(?![a-z])(?![^>]*\bscope=)([^>]*)>")
_EMPTY = re.compile(r"<th\b[^>]*>\s*</th>")
_HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)

_CLASSES = {"left": "", "center": ' class="au-centre"', "right": ' class="a-droite"'}


def dress(html: str) -> str:
    """Return the page with each table in its region, named by its caption or its section.

    A paragraph « Tableau : … » just before a table becomes its caption.
    """
    html = _TITLED.sub(r"<table><caption>\1</caption>", html)
    seen: Counter[str] = Counter()
    section = ""

    def replace(match: re.Match[str]) -> str:
        nonlocal section
        if match["table"] is None:
            section = _text(match["heading"])
            return match[0]
        caption = _CAPTION.search(match["table"])
        name = (_text(caption[1]) if caption else section) or "sans titre"
        seen[name] += 1
        rank = f" ({seen[name]})" if seen[name] > 1 else ""
        label = escape(f"Tableau : {name}{rank}")
        return (
            f'<div class="tableau" role="region" tabindex="0" aria-label="{label}">'
            f"{_headed(match['table'])}</div>"
        )

    return _PIECE.sub(replace, html)


def _headed(table: str) -> str:
    """Return the table with a scope on each header, and no style attribute."""
    table = _ALIGNED.sub(lambda match: f"<{match[1]}{match[2]}{_CLASSES[match[3]]}", table)
    table = _EMPTY.sub("<td></td>", table)
    table = _HEAD.sub(lambda match: _BARE.sub(r'<th scope="col"\1>', match[0]), table)
    return _BARE.sub(r'<th scope="row"\1>', table)


def _text(html: str) -> str:
    return unescape(" ".join(_TAG.sub("", _PERMALINK.sub("", html)).split()))
