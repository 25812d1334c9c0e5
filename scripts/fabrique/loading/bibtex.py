"""The `.bib` file read with the place of every entry and field.

The grammar is that of BibTeX: entries between braces or parentheses, values between braces or
quotes or bare, joined by « # », `@string`, `@comment` and `@preamble`. Faults are findings; after
one, reading goes on at the next line that begins an entry, so that no part is read many times.
"""

import re
from array import array
from bisect import bisect_right
from contextlib import suppress
from itertools import accumulate

from fabrique.loading.faults import DUPLICATE_KEY, LIMIT, SYNTAX
from fabrique.loading.foreign import explain_foreign
from fabrique.loading.text import PLACEHOLDER, SourceText
from fabrique.model import BibEntry, BibField, Bibliography, Diagnostic, Position, Rule

MAX_ENTRIES = 3_000
MAX_VALUE = 20_000  # code points, once the @string are put in
TOLD = 100  # faults told in one file; a last finding counts the others
MAX_FAULTS = 2_000  # beyond, the file is something else: reading stops

_ENTRY = re.compile(r"(?<![\w.@])@[ \t]{0,20}(?P<type>[A-Za-z]{1,40}+)\s{0,20}+(?P<open>[{(])?")
_NEXT = re.compile(r"\n[ \t]{0,20}+@[ \t]{0,20}+[A-Za-z]{1,40}+\s{0,20}+[{(]")
_KEY = re.compile(r"\s*+(?P<key>[^\s,={}()\"#%\\]{1,200}+)\s*+(?P<end>[,})])")
_FIELD = re.compile(r"[\s,]*+(?P<name>[A-Za-z][A-Za-z0-9_-]{0,60}+)\s*+=\s*+")
_BARE = re.compile(r"[A-Za-z0-9_:.+-]{1,200}+")
_END = re.compile(r"[\s,]*+(?P<end>[})])")
_FOLLOW = re.compile(r"\s*+[,})]")
_JOIN = re.compile(r"\s*+#\s*+")
_SPACE = re.compile(r"[\s,]*+")
_SWALLOWED = re.compile(r"\n[ \t]{0,40}+[A-Za-z][A-Za-z0-9_-]{0,60}+[ \t]{0,40}+=")
_BRACES = re.compile(rf"\\.|[{{}}]|{_NEXT.pattern}", re.DOTALL)
_QUOTES = re.compile(rf"\\.|[{{}}\"]|{_NEXT.pattern}", re.DOTALL)

_MONTHS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)
_HINT = "Fermez chaque valeur par « } », et séparez les champs par une virgule."


class _FaultError(Exception):
    """What stops the reading of one entry, and where."""

    def __init__(self, offset: int, message: str, hint: str = _HINT) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint


class _TooMuchError(Exception):
    """So many faults that reading the rest would teach nothing."""


def read_bibliography(source: SourceText) -> tuple[Bibliography, tuple[Diagnostic, ...]]:
    """Return every entry in the order of the file, and what could not be read."""
    reader = _Reader(source)
    return reader.read(), tuple(reader.diagnostics)


class _Reader:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.text = source.text
        self.starts = array(
            "I", accumulate((len(line) + 1 for line in source.origin.lines), initial=0)
        )
        self.strings: dict[str, str] = {}
        self.entries: list[BibEntry] = []
        self.damaged: list[BibEntry] = []
        self.diagnostics: list[Diagnostic] = []
        self.untold = 0

    def read(self) -> Bibliography:
        foreign = explain_foreign(self.text)
        if foreign:
            self._tell(SYNTAX, foreign.offset, foreign.length, foreign.message, foreign.hint)
        with suppress(_TooMuchError):
            self._read_entries()
        if self.untold:
            last = self.diagnostics[-1]
            message = f"La bibliographie contient {self.untold} autres fautes à partir d’ici"
            self.diagnostics.append(SYNTAX.at(last.position, message, _HINT))
        return Bibliography(tuple(self.entries), self.text, tuple(self.damaged))

    def _read_entries(self) -> None:
        offset = 0
        while match := self._next_entry(offset):
            self.key: tuple[str, int] | None = None
            self.fields: dict[str, BibField] = {}
            try:
                whole, offset = True, self._entry(match)
            except _FaultError as fault:
                self._tell(SYNTAX, fault.offset, 1, fault.message, fault.hint)
                whole, offset = False, self._recover(max(fault.offset, match.end()))
            self._keep(match["type"].lower(), whole)
            if len(self.entries) + len(self.damaged) >= MAX_ENTRIES:
                self._tell(
                    LIMIT, match.start(), 1, f"La bibliographie dépasse {MAX_ENTRIES} entrées"
                )
                break

    def _next_entry(self, offset: int) -> re.Match[str] | None:
        """Return the next entry, « % » comments being passed over; an addressee is no entry."""
        while match := _ENTRY.search(self.text, offset):
            line = max(offset, self.text.rfind("\n", offset, match.start()) + 1)
            if self.text.find("%", line, match.start()) >= 0:
                offset = self.text.find("\n", match.start())
                if offset < 0:
                    return None
            elif match["open"]:
                return match
            else:
                if not self.text[line : match.start()].strip():
                    message = f"L’entrée @{match['type']} n’a pas d’accolade ouvrante"
                    self._tell(SYNTAX, match.start(), 1, message, "Écrivez « @type{cle, ».")
                    if key := _KEY.match(self.text, match.end()):
                        self.key, self.fields = (key["key"], key.start("key")), {}
                        self._keep(match["type"].lower(), whole=False)
                offset = match.end()
        return None

    def _recover(self, offset: int) -> int:
        found = _NEXT.search(self.text, offset - 1)
        return found.start() if found else len(self.text)

    def _keep(self, kind: str, whole: bool) -> None:
        """Keep the entry just read; a damaged one keeps its key, which texts may cite."""
        if self.key is None:
            return
        key, offset = self.key
        entry = BibEntry(
            key.replace(PLACEHOLDER, ""), kind, self.fields, self._place(offset, len(key))
        )
        (self.entries if whole else self.damaged).append(entry)

    def _entry(self, match: re.Match[str]) -> int:
        """Read one entry into `key` and `fields`; return where it ends."""
        kind = match["type"].lower()
        if kind in ("comment", "preamble"):
            closed = match["open"] == "{"
            return self._balanced(match.end() - 1)[1] if closed else match.end()
        if kind == "string":
            name, value, offset = self._field(match)
            self.strings[name] = value.value
            return self._close(offset, match)
        key = _KEY.match(self.text, match.end())
        if not key:
            message = f"L’entrée @{kind} n’a pas de clé suivie d’une virgule"
            raise _FaultError(match.start(), message, "Écrivez « @book{dupont2020titre, ».")
        self.key = (key["key"], key.start("key"))
        offset = key.end()
        if key["end"] != ",":
            return offset
        while not (end := _END.match(self.text, offset)):
            start = offset
            name, value, offset = self._field(match, start)
            first = self.fields.setdefault(name, value)
            if first is not value:
                self._repeat(name, first, value)
            if not _FOLLOW.match(self.text, offset):
                self._missing_comma(name, start, offset, match)
        return end.end()

    def _field(self, entry: re.Match[str], offset: int = 0) -> tuple[str, BibField, int]:
        offset = offset or entry.end()
        match = _FIELD.match(self.text, offset)
        if not match:
            self._unclosed(offset, entry)
            place = self._visible(offset)
            raise _FaultError(place, "Un champ « nom = {valeur} » était attendu ici")
        parts: list[str] = []
        position, size = match.end(), 0
        while True:
            value, position = self._value(position)
            parts.append(value)
            size += len(value)
            if size > MAX_VALUE:
                message = f"La valeur de « {match['name']} » dépasse {MAX_VALUE} caractères"
                raise _FaultError(match.start("name"), message, "Raccourcissez la valeur.")
            join = _JOIN.match(self.text, position)
            if not join:
                break
            position = join.end()
        written = self._place(match.start("name"), len(match["name"]))
        field = BibField(" ".join("".join(parts).split()), written)
        return match["name"].lower(), field, position

    def _value(self, offset: int) -> tuple[str, int]:
        char = self.text[offset : offset + 1]
        if char == "{":
            return self._balanced(offset)
        if char == '"':
            return self._quoted(offset)
        bare = _BARE.match(self.text, offset)
        if not bare:
            place = min(offset, len(self.text) - 1)
            raise _FaultError(place, "Une valeur entre accolades était attendue ici")
        word = bare[0].lower()
        known = word in self.strings or word in _MONTHS
        if not known and not (word.isascii() and word.isdigit()):
            message = f"« {bare[0][:60]} » n’est ni un nombre ni un mot défini par @string"
            hint = "Mettez la valeur entre accolades : {valeur}."
            self._tell(SYNTAX, offset, len(bare[0]), message, hint)
        return self.strings.get(word, bare[0]), bare.end()

    def _balanced(self, offset: int) -> tuple[str, int]:
        depth = 0
        for match in _BRACES.finditer(self.text, offset):
            found = match[0]
            if found == "{":
                depth += 1
            elif found == "}":
                depth -= 1
                if depth == 0:
                    return self.text[offset + 1 : match.start()], match.end()
            elif found[0] == "\n":
                break  # a new entry begins before this value is closed
        raise _FaultError(offset, "L’accolade ouverte ici n’est pas fermée")

    def _quoted(self, offset: int) -> tuple[str, int]:
        depth = 0
        for match in _QUOTES.finditer(self.text, offset + 1):
            found = match[0]
            if found == "{":
                depth += 1
            elif found == "}":
                depth -= 1
            elif found == '"' and depth <= 0:
                return self.text[offset + 1 : match.start()], match.end()
            elif found[0] == "\n":
                break
        hint = "Fermez le texte par un guillemet droit, puis une virgule."
        raise _FaultError(offset, "Le guillemet ouvert ici n’est pas fermé", hint)

    def _close(self, offset: int, entry: re.Match[str]) -> int:
        end = _END.match(self.text, offset)
        if not end:
            self._unclosed(len(self.text), entry)
            raise AssertionError
        return end.end()

    def _unclosed(self, offset: int, entry: re.Match[str]) -> None:
        """Raise when the text ends, or another entry begins, where a field was awaited."""
        place = self._visible(offset)
        if offset >= len(self.text) or self.text[place : place + 1] in ("@", "", "\n"):
            raise _FaultError(entry.start(), "L’entrée qui commence ici n’est pas fermée")

    def _missing_comma(self, name: str, start: int, offset: int, entry: re.Match[str]) -> None:
        field = _FIELD.match(self.text, start)
        value = field.end() if field else start
        if _SWALLOWED.search(self.text, value, offset):  # the brace of the entry closed the value
            raise _FaultError(value, "L’accolade ouverte ici n’est pas fermée")
        self._unclosed(offset, entry)
        message = f"Une virgule manque après la valeur de « {name} »"
        if not _FIELD.match(self.text, offset):
            raise _FaultError(self._visible(offset), message)
        self._tell(SYNTAX, offset - 1, 1, message, _HINT)

    def _repeat(self, name: str, first: BibField, value: BibField) -> None:
        line = first.position.line
        message = f"Le champ « {name} » est déjà écrit à la ligne {line}"
        self._add(DUPLICATE_KEY.at(value.position, message))

    def _visible(self, offset: int) -> int:
        """Return the first offset that is no space from there on, within the text."""
        blank = _SPACE.match(self.text, offset)
        return max(min(blank.end() if blank else offset, len(self.text) - 1), 0)

    def _tell(self, rule: Rule, offset: int, length: int, message: str, hint: str = "") -> None:
        self._add(rule.at(self._place(offset, length), message, hint))

    def _add(self, diagnostic: Diagnostic) -> None:
        if self.source.marred:
            return  # the character at fault may be the cause, and it is told
        if len(self.diagnostics) < TOLD:
            self.diagnostics.append(diagnostic)
        else:
            self.untold += 1
            if self.untold >= MAX_FAULTS:
                raise _TooMuchError

    def _place(self, offset: int, length: int = 0) -> Position:
        line = bisect_right(self.starts, offset)
        return self.source.origin.line(line, offset - self.starts[line - 1] + 1, length)
