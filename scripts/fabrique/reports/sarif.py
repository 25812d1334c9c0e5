"""Report for code scanning and editors: SARIF 2.1.0 (OASIS, errata 01)."""

import re
from urllib.parse import quote

from fabrique import __version__
from fabrique.model import Diagnostic, Findings, Position, Rule, Severity
from fabrique.reports.display import cut
from fabrique.reports.json import dump
from fabrique.reports.report import choices, documentation, span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}

# The folder where the sources are is known to the reader alone, so it has no address here
# (§ 3.14.14 lets the producer leave it out).
_ROOT = "%SRCROOT%"


def render(findings: Findings) -> str:
    """Return one run: the rules that found something, by code, and every finding."""
    met = {found.rule.code: found for found in findings.diagnostics}
    codes = sorted(met)
    index = {code: place for place, code in enumerate(codes)}
    driver = {
        "name": "fabrique",
        "version": __version__,
        "language": "fr",
        "rules": [_rule(met[code].rule, documentation(findings, met[code])) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _text("Racine du projet")}},
        "results": [_result(found, index[found.rule.code]) for found in findings.diagnostics],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, address: str) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": _identifier(rule.title),
        "shortDescription": _text(rule.title),
        "fullDescription": _text(rule.why),
        "help": _text(rule.fix),
        "helpUri": address,
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(found: Diagnostic, rule_index: int) -> dict[str, object]:
    sentences = [f"{found.message}."]
    if found.hint:
        sentences.append(found.hint)
    if found.suggestions:
        sentences.append(f"Vouliez-vous dire : {choices(found.suggestions)} ?")
    return {
        "ruleId": found.rule.code,
        "ruleIndex": rule_index,
        "level": LEVELS[found.rule.severity],
        "message": _text(*sentences),
        "locations": [{"physicalLocation": _place(found.position)}],
    }


def _place(position: Position) -> dict[str, object]:
    region = {"startLine": position.line, "startColumn": position.column}
    if position.length:
        region["endColumn"] = position.column + span(position)  # first column after (§ 3.30.8)
    # A colon or a space would change what a relative address means (RFC 3986, § 4.2).
    uri = quote(position.file, safe="/", errors="surrogatepass")
    return {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}, "region": region}


def _text(*sentences: str) -> dict[str, str]:
    """Return a message whose text is only text: no placeholder (§ 3.11.5), no link (§ 3.11.6)."""
    text = " ".join(cut(sentence) for sentence in sentences)
    text = text.replace("{", "{{").replace("}", "}}")
    # A backslash before the bracket could itself be escaped by the text: a space cannot.
    return {"text": text.replace("](", "] (")}


def _identifier(title: str) -> str:
    """Return the title in the usual form of a rule’s name: « TitreTropLong »."""
    return "".join(word[0].upper() + word[1:] for word in re.findall(r"\w+", title))
