"""YAML read once, as libyaml events, into plain values and a table of positions.

What YAML allows and a data file never needs (anchors, merges, tags, several documents, values
that change meaning without quotes) is refused on the way, with its place; reading goes on, so
that one run reports everything.
"""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from fabrique.loading.faults import (
    DOCUMENT,
    DUPLICATE_KEY,
    FORBIDDEN_CHARACTER,
    LIMIT,
    MECHANISM,
    SYNTAX,
    WRONG_TYPE,
)
from fabrique.loading.scalars import FAULTY, read_plain
from fabrique.loading.text import FORBIDDEN, SourceText, name_of
from fabrique.loading.yaml_messages import explain, explain_foreign
from fabrique.model import Diagnostic, Mark, Origin, ValuePath

MAX_DEPTH = 12
MAX_NODES = 20_000
MAX_SCALAR = 20_000  # code points
MAX_KEY = 64  # code points


@dataclass
class Reading:
    """What was read: plain values (tuples, not lists), their places, and what is wrong.

    `faulty` holds the paths whose value was refused and left out.
    """

    value: Any
    origin: Origin
    diagnostics: list[Diagnostic]
    faulty: set[ValuePath]


def read_yaml(source: SourceText) -> Reading:
    """Read a document whose root is a mapping; `value` is None when nothing sure was read."""
    reader = _Reader(source)
    value = reader.read()
    origin = Origin(source.origin.file, reader.marks, reader.keys, source.origin.lines)
    return Reading(value, origin, reader.diagnostics, reader.faulty)


class _TooMuchError(Exception):
    """The document is beyond a limit: reading stops there."""


@dataclass
class _Reader:
    source: SourceText
    marks: dict[ValuePath, Mark] = field(default_factory=dict)
    keys: dict[ValuePath, Mark] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    faulty: set[ValuePath] = field(default_factory=set)
    nodes: int = 0

    def read(self) -> Any:
        """Return the root mapping, or None."""
        foreign = explain_foreign(self.source.origin.lines)
        if foreign:
            place = self.source.origin.line(foreign.line, foreign.column, foreign.length)
            self._refuse(SYNTAX, place, foreign.message, foreign.hint)
            return None
        parser = CParser(self.source.text)
        self.next = parser.get_event
        value: Any = FAULTY
        try:
            self.next()  # start of the stream
            event = self.next()
            if not isinstance(event, DocumentStartEvent):
                self._refuse(
                    DOCUMENT, self.source.origin.at(), "Le fichier ne contient aucune donnée"
                )
                return None
            if event.tags:
                self._at_mark(MECHANISM, event, "Une directive %TAG ouvre le fichier")
            first = self.next()
            value = self._node(first, (), 0)
            if not isinstance(value, dict) and value is not FAULTY:
                self._at_mark(
                    DOCUMENT, first, "Le fichier doit être une suite de lignes « clé: valeur »"
                )
                return None
            self.next()  # end of the document
            if isinstance(event := self.next(), DocumentStartEvent):
                self._at_mark(
                    DOCUMENT,
                    event,
                    "Le fichier contient plusieurs documents",
                    "Supprimez la ligne « --- » et ce qui la suit.",
                )
        except yaml.YAMLError as error:
            self._syntax(error)
            return None
        except _TooMuchError:
            return None
        return value if isinstance(value, dict) else None

    def _node(self, event: Any, path: ValuePath, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._at_mark(LIMIT, event, f"Le fichier compte plus de {MAX_NODES} valeurs")
            raise _TooMuchError
        if isinstance(event, ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, AliasEvent):
            self._at_mark(MECHANISM, event, f"« *{event.anchor} » renvoie à une autre valeur")
            self.faulty.add(path)
            return FAULTY
        if depth >= MAX_DEPTH:
            self._at_mark(
                LIMIT, event, f"Les listes et groupes s’emboîtent sur plus de {MAX_DEPTH} niveaux"
            )
            raise _TooMuchError
        if event.anchor or event.tag:
            self._mechanism(event)
        if path not in self.marks:
            self.marks[path] = self.keys.get(path) or self._mark(event, 0)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _sequence(self, path: ValuePath, depth: int) -> tuple[Any, ...]:
        values: list[Any] = []
        while not isinstance(event := self.next(), SequenceEndEvent):
            value = self._node(event, (*path, len(values)), depth + 1)
            values.append(value)
        return tuple(values)

    def _mapping(self, path: ValuePath, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := self.next(), MappingEndEvent):
            key = self._key(event, path, depth)
            duplicate = key in values if key is not None else False
            if key is None or duplicate:
                if duplicate:
                    first = self.keys[(*path, str(key))]
                    self._at_mark(
                        DUPLICATE_KEY,
                        event,
                        f"La clé « {key} » est déjà écrite à la ligne {first[0]}",
                        length=len(str(key)),
                    )
                self._skip(self.next(), depth)
                continue
            inner = (*path, key)
            self.keys[inner] = self._mark(event, len(key))
            values[key] = FAULTY
            values[key] = self._node(self.next(), inner, depth + 1)
        return values

    def _key(self, event: Any, path: ValuePath, depth: int) -> str | None:
        """Return the key, or None after having said what is wrong with it."""
        if not isinstance(event, ScalarEvent):
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                self._at_mark(WRONG_TYPE, event, "Une clé ne peut être ni une liste ni un groupe")
                self._skip(event, depth)
            else:
                self._at_mark(MECHANISM, event, "Une clé ne peut pas être un alias")
            return None
        if event.anchor or event.tag:
            self._mechanism(event)
        key: str = event.value
        if key == "<<" and not event.style:
            self._at_mark(
                MECHANISM, event, "« << » fusionne un autre groupe dans celui-ci", length=2
            )
            return None
        if len(key) > MAX_KEY or "\n" in key:
            self._at_mark(
                LIMIT, event, f"Une clé compte plus de {MAX_KEY} caractères ou plusieurs lignes"
            )
            return None
        hidden = FORBIDDEN.search(key)
        if hidden:
            self._at_mark(FORBIDDEN_CHARACTER, event, f"La clé contient {name_of(hidden[0])}")
            return None
        if "\u00a0" in key or "\u202f" in key:
            clean = key.replace("\u00a0", " ").replace("\u202f", " ").strip(" :")
            self._at_mark(
                SYNTAX,
                event,
                f"Une espace insécable touche la clé « {clean} »",
                f"Écrivez « {clean}: » sans espace avant le deux-points.",
                length=len(key),
            )
            return None
        return unicodedata.normalize("NFC", key)

    def _scalar(self, event: ScalarEvent, path: ValuePath) -> Any:
        text: str = event.value
        self.marks[path] = self._mark(event)
        if event.anchor or event.tag:
            self._mechanism(event)
        if len(text) > MAX_SCALAR:
            self._at_mark(LIMIT, event, f"Un texte compte plus de {MAX_SCALAR} caractères")
            self.faulty.add(path)
            return FAULTY
        hidden = FORBIDDEN.search(text)
        if hidden:
            self._at_mark(FORBIDDEN_CHARACTER, event, f"La valeur contient {name_of(hidden[0])}")
            self.faulty.add(path)
            return FAULTY
        if event.tag:
            self.faulty.add(path)
            return FAULTY
        if event.style:  # libyaml gives '' for a plain scalar, the pure Python parser None
            return unicodedata.normalize("NFC", text)
        value, refusal = read_plain(text)
        if refusal:
            name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
            self._at_mark(
                refusal.rule,
                event,
                refusal.message.format(key=name),
                refusal.hint,
                length=len(text),
            )
            self.faulty.add(path)
        return value

    def _skip(self, event: Any, depth: int) -> None:
        """Read past a value that is not kept."""
        level = 0
        while True:
            self.nodes += 1
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                level += 1
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                level -= 1
            if level + depth > MAX_DEPTH or self.nodes > MAX_NODES:
                self._at_mark(LIMIT, event, "Le fichier est trop profond ou trop long")
                raise _TooMuchError
            if level == 0:
                return
            event = self.next()

    def _mechanism(self, event: Any) -> None:
        what = (
            f"l’ancre « &{event.anchor} »" if event.anchor else f"l’étiquette « {event.tag[:60]} »"
        )
        self._at_mark(MECHANISM, event, f"La valeur porte {what}")

    def _mark(self, event: Any, length: int | None = None) -> Mark:
        start, end = event.start_mark, event.end_mark
        if length is None:
            same_line = start.line == end.line
            length = end.column - start.column if same_line else 0
        return (start.line + 1, start.column + 1, length)

    def _at_mark(
        self, rule: Any, event: Any, message: str, hint: str = "", length: int = 0
    ) -> None:
        line, column, _ = self._mark(event, 0)
        self._refuse(rule, self.source.origin.line(line, column, length), message, hint)

    def _refuse(self, rule: Any, position: Any, message: str, hint: str = "") -> None:
        self.diagnostics.append(rule.at(position, message, hint))

    def _syntax(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        place = explain(error, self.source.origin.lines, line, column)
        position = self.source.origin.line(place.line, place.column, place.length)
        self._refuse(SYNTAX, position, place.message, place.hint)
