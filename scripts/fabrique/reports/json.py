"""Report for another program: the stable contract of `--format json`."""

import json
import re

from fabrique.model import Diagnostic, Findings, Severity
from fabrique.reports.report import documentation

VERSION = 1  # a key may be added; one that changes or goes away asks for another version

_BEYOND_ASCII = re.compile(r"[^\x00-\x7e]")


def render(findings: Findings) -> str:
    """Return every finding, in the order given, nothing cut, grouped or left out."""
    return dump(
        {
            "version": VERSION,
            "resume": {
                "erreurs": findings.count(Severity.ERROR),
                "avertissements": findings.count(Severity.WARNING),
                "conseils": findings.count(Severity.ADVICE),
                "fichiers": findings.files_checked,
            },
            "constats": [
                _finding(found, documentation(findings, found)) for found in findings.diagnostics
            ],
        }
    )


def dump(value: object) -> str:
    """Return indented JSON, accents readable, that any reader takes and any terminal survives.

    Characters that hide or act are written as JSON escapes, which give the same value back. A
    surrogate alone is no character (RFC 8259, § 8.2) and many readers refuse it, even escaped: it
    becomes the six characters that name it.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # GitHub’s runner obeys « ##[command] » anywhere in a line.
    return _BEYOND_ASCII.sub(_escape, text).replace("##[", r"##\u005b") + "\n"


def _finding(found: Diagnostic, address: str) -> dict[str, object]:
    return {
        "regle": found.rule.code,
        "gravite": found.rule.severity.value,
        "fichier": found.position.file,
        "ligne": found.position.line,
        "colonne": found.position.column,
        "message": found.message,
        "aide": found.hint,
        "documentation": address,
        "suggestions": list(found.suggestions),
        **dict(found.details),
    }


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char.isprintable() or char in "\u00a0\u202f":  # no-break spaces of French texts
        return char
    if "\ud800" <= char <= "\udfff":
        return f"\\\\u{ord(char):04x}"
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
