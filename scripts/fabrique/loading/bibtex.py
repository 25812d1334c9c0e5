"""The `.bib` file read with the place of every entry and field.

The grammar is that of BibTeX: entries between braces or parentheses, values between braces or
quotes or bare, joined by « # », `@string`, `@comment` and `@preamble`. Faults are findings.
"""

import re
from bisect import bisect_right

from fabrique.loading.faults import SYNTAX
from fabrique.loading.text import SourceText
from fabrique.model import BibEntry, BibField, Bibliography, Diagnostic, Position

_ENTRY = re.compile(r"@[ \t]*(?P<type>[A-Za-z]+)\s*(?P<open>[{(])")
_KEY = re.compile(r"\s*(?P<key>[^\s,={}()\"#%\\]+)\s*(?P<end>[,})])")
_FIELD = re.compile(r"[\s,]*(?P<name>[A-Za-z][A-Za-z0-9_-]*)\s*=\s*")
_BARE = re.compile(r"[A-Za-z0-9_:.+-]+")
_END = re.compile(r"[\s,]*(?P<end>[})])")
_JOIN = re.compile(r"\s*#\s*")

_BIB_HINT = "Fermez chaque valeur par « } », et séparez les champs par une virgule."


class _FaultError(Exception):
    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


def read_bibliography(source: SourceText) -> tuple[Bibliography, tuple[Diagnostic, ...]]:
    """Return every entry in the order of the file, and what could not be read."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.text = source.text
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self.strings: dict[str, str] = {}

    def read(self) -> tuple[Bibliography, tuple[Diagnostic, ...]]:
        entries: list[BibEntry] = []
        diagnostics: list[Diagnostic] = []
        offset = 0
        while match := _next_entry(self.text, offset):
            try:
                entry, offset = self._entry(match)
                if entry:
                    entries.append(entry)
            except _FaultError as fault:
                diagnostics.append(SYNTAX.at(self._place(fault.offset), str(fault), _BIB_HINT))
                offset = match.end()
        return Bibliography(tuple(entries), self.text), tuple(diagnostics)

    def _entry(self, match: re.Match[str]) -> tuple[BibEntry | None, int]:
        kind, start = match["type"].lower(), match.start()
        if kind in ("comment", "preamble"):
            _, offset = (
                self._balanced(match.end() - 1) if match["open"] == "{" else ("", match.end())
            )
            return None, offset
        if kind == "string":
            name, value, offset = self._field(match.end())
            self.strings[name] = value.value
            return None, self._close(offset)
        key = _KEY.match(self.text, match.end())
        if not key:
            raise _FaultError(start, f"L’entrée @{kind} n’a pas de clé suivie d’une virgule")
        fields: dict[str, BibField] = {}
        offset = key.end()
        if key["end"] != ",":
            return BibEntry(
                key["key"], kind, fields, self._place(key.start("key"), len(key["key"]))
            ), offset
        while not (end := _END.match(self.text, offset)):
            name, value, offset = self._field(offset)
            fields.setdefault(name, value)
        return BibEntry(
            key["key"], kind, fields, self._place(key.start("key"), len(key["key"]))
        ), end.end()

    def _field(self, offset: int) -> tuple[str, BibField, int]:
        match = _FIELD.match(self.text, offset)
        if not match:
            raise _FaultError(
                min(offset, len(self.text) - 1), "Un champ « nom = {valeur} » était attendu ici"
            )
        parts: list[str] = []
        position = match.end()
        while True:
            value, position = self._value(position)
            parts.append(value)
            join = _JOIN.match(self.text, position)
            if not join:
                break
            position = join.end()
        content = re.sub(r"\s+", " ", "".join(parts)).strip()
        return (
            match["name"].lower(),
            BibField(content, self._place(match.start("name"), len(match["name"]))),
            position,
        )

    def _value(self, offset: int) -> tuple[str, int]:
        char = self.text[offset : offset + 1]
        if char == "{":
            return self._balanced(offset)
        if char == '"':
            return self._quoted(offset)
        bare = _BARE.match(self.text, offset)
        if not bare:
            raise _FaultError(
                min(offset, len(self.text) - 1), "Une valeur entre accolades était attendue ici"
            )
        return self.strings.get(bare[0].lower(), bare[0]), bare.end()

    def _balanced(self, offset: int) -> tuple[str, int]:
        depth = 0
        for match in re.finditer(r"\\.|[{}]|\n[ \t]*@[A-Za-z]+[ \t]*\{", self.text[offset:]):
            if match[0].lstrip().startswith("@"):
                break  # a new entry begins before this value is closed
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if depth == 0:
                end = offset + match.end()
                return self.text[offset + 1 : end - 1], end
        raise _FaultError(offset, "L’accolade ouverte ici n’est pas fermée")

    def _quoted(self, offset: int) -> tuple[str, int]:
        depth = 0
        for match in re.finditer(r"\\.|[{}\"]", self.text[offset + 1 :]):
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if match[0] == '"' and depth <= 0:
                end = offset + 1 + match.end()
                return self.text[offset + 1 : end - 1], end
        raise _FaultError(offset, "Le guillemet ouvert ici n’est pas fermé")

    def _close(self, offset: int) -> int:
        end = _END.match(self.text, offset)
        if not end:
            raise _FaultError(min(offset, len(self.text) - 1), "L’entrée n’est pas fermée")
        return end.end()

    def _place(self, offset: int, length: int = 0) -> Position:
        line = bisect_right(self.starts, offset)
        return self.source.origin.line(line, offset - self.starts[line - 1] + 1, length)


def _next_entry(text: str, offset: int) -> re.Match[str] | None:
    """Return the next entry, « % » comments being passed over."""
    while match := _ENTRY.search(text, offset):
        line_start = text.rfind("\n", 0, match.start()) + 1
        if "%" not in text[line_start : match.start()]:
            return match
        offset = match.end()
    return None
