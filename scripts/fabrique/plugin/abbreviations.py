"""Tooltips: the acronyms of the glossary, explained where a page uses them."""

import re

from fabrique.model import Glossary


def with_abbreviations(markdown: str, glossary: Glossary | None) -> str:
    """Return the text with one definition per acronym that it holds.

    The definitions are those of the Markdown extension `abbr`; it leaves code and links alone.
    """
    if glossary is None:
        return markdown
    used = [
        f"*[{word}]: {_one_line(meaning)}"
        for word, meaning in glossary.abbreviations
        if word in markdown and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", markdown)
    ]
    return f"{markdown}\n\n" + "\n".join(used) + "\n" if used else markdown


def _one_line(text: str) -> str:
    return " ".join(text.split())
