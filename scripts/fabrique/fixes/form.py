"""The form of a text: letters composed (NFC), one kind of line break, no mark at the start.

Decoding has dropped the mark and the other line breaks already; what remains is the letters.
"""

import unicodedata


def plain_form(text: str, masked: str) -> str:
    """Return the text with composed letters; lines whose code `masked` hides are left as they are.

    `masked` is the text with code replaced by spaces, line by line.
    """
    lines = zip(text.split("\n"), masked.split("\n"), strict=True)
    return "\n".join(
        unicodedata.normalize("NFC", line) if line == shown else line for line, shown in lines
    )
