"""What is wrong: where, according to which rule, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; members are listed from the heaviest to the lightest."""

    ERROR = "erreur"
    WARNING = "avertissement"
    ADVICE = "conseil"

    @property
    def rank(self) -> int:
        """Return 0 for an error, 1 for a warning, 2 for advice."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a source file.

    `file` is a POSIX path from the project's root; `line` and `column` start at 1 and a column
    counts Unicode code points; `length` is the number of code points to underline (0: unknown);
    `excerpt` is the text of the line, kept so that a report needs no disk.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = field(default=0, compare=False)
    excerpt: str = field(default="", compare=False)

    @property
    def order(self) -> tuple[str, int, int]:
        """Return the key that sorts findings: file, line, column."""
        return (self.file, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault, stated for the person who will mend it.

    `details` are further keys of the JSON report, for programs that know this family of rules.
    """

    rule: "Rule"
    position: Position
    message: str
    hint: str
    suggestions: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Return the key that sorts findings: file, line, column, code, message."""
        return (*self.position.order, self.rule.code, self.message)


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """A check that has a name: its page, its SARIF entry and its first test are drawn from here.

    `bad` and `good` are small trees (path → content, None to take the file away) laid over the
    sample project. A path without a leading `ressources/` is relative to the folder of the
    sample's resource, and the keys of a `ressource.yml` replace those of the sample's.
    """

    code: str
    severity: Severity
    title: str
    why: str
    fix: str
    bad: Mapping[str, str | bytes | None]
    good: Mapping[str, str | bytes | None]

    @property
    def url(self) -> str:
        """Return the address of the rule's page, relative to the site's root."""
        return f"contribuer/regles/{self.code.lower()}/"

    def at(
        self,
        position: Position,
        message: str,
        hint: str = "",
        suggestions: tuple[str, ...] = (),
    ) -> Diagnostic:
        """Return a finding of this rule; without `hint`, the rule's own cure is given."""
        return Diagnostic(self, position, message, hint or self.fix, suggestions)


@dataclass(frozen=True, slots=True)
class Findings:
    """What one run of the verification has to say, sorted; every report is drawn from it.

    `files_checked` counts the files read; `site_url` is the address of the published site, where
    the page of each rule is; `title` is the heading of a report that has one.
    """

    diagnostics: tuple[Diagnostic, ...]
    files_checked: int
    site_url: str
    title: str = "Vérification des ressources"

    def count(self, severity: Severity) -> int:
        """Return the number of findings of that severity."""
        return sum(1 for found in self.diagnostics if found.rule.severity is severity)


class FabriqueError(Exception):
    """A fault of the machine or of the call: one French sentence, and the cure."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the sentence and its cure."""
        super().__init__(message)
        self.message = message
        self.hint = hint
