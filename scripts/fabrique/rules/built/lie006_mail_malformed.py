"""LIE006: a `mailto:` that writes to nobody."""

import re
from urllib.parse import unquote

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE006",
    severity=Severity.ERROR,
    title="Adresse électronique mal formée",
    why="Le message ne partirait pas.",
    fix="Écrivez mailto: puis l’adresse complète, sans espace.",
    bad={"index.html": '<p><a href="mailto:atelier">Écrire</a></p>\n'},
    good={"index.html": '<p><a href="mailto:atelier@example.org?subject=Visite">Écrire</a></p>\n'},
)

_ADDRESS = re.compile(
    r"[^\s@<>()\[\],;:\"\\/.]+(?:\.[^\s@<>()\[\],;:\"\\.]+)*@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*"
)


def explain(target: str) -> str:
    """Return what is wrong with a `mailto:` address, as the end of a sentence, or nothing.

    A message to fill in has no recipient, but something to say (RFC 6068, § 2).
    """
    written, _, fields = target[len("mailto:") :].partition("?")
    recipients = unquote(written).strip()
    if not recipients:
        return "" if "=" in fields else "ne dit pas à qui écrire"
    for recipient in recipients.split(","):
        if not _ADDRESS.fullmatch(recipient.strip()):
            return f"écrit à « {recipient.strip()} », qui n’est pas une adresse électronique"
    return ""
