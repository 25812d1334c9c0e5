"""The complete reading of a document: libyaml events into values, positions and findings.

What YAML allows and a data file never needs (anchors, merges, tags, several documents, values
that change meaning without quotes) is refused on the way, with its place; reading goes on, so
that one run reports everything.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, NoReturn

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
from fabrique.loading.foreign import explain_foreign
from fabrique.loading.scalars import FAULTY, read_plain
from fabrique.loading.text import FORBIDDEN, PLACEHOLDER, SourceText, hidden_in, name_of
from fabrique.loading.yaml_messages import explain
from fabrique.model import Diagnostic, Mark, Origin, ValuePath

MAX_DEPTH = 12
MAX_NODES = 20_000
MAX_SCALAR = 20_000  # code points
MAX_KEY = 64  # code points
MAX_DIRECTIVES = 50
MAX_FAULTS = 1_000  # beyond, the file is something else: reading stops

_SPACES = re.compile(r"\s+")  # no-break spaces included


@dataclass
class Reading:
    """What was read: plain values (tuples, not lists), their places, and what is wrong.

    `faulty` holds the paths whose value was refused and left out, `incomplete` those of the groups
    of which a key could not be read.
    """

    value: Any
    origin: Origin
    diagnostics: list[Diagnostic]
    faulty: set[ValuePath]
    incomplete: set[ValuePath]


def read_whole(source: SourceText) -> Reading:
    """Read everything: values, places, and what is wrong; `value` is None when nothing is sure."""
    reader = _Reader(source)
    value = reader.read()
    origin = Origin(source.origin.file, reader.marks, reader.keys, source.origin.lines)
    return Reading(value, origin, reader.diagnostics, reader.faulty, reader.incomplete)


class _TooMuchError(Exception):
    """The document is beyond a limit: reading stops there."""


@dataclass
class _Reader:
    source: SourceText
    marks: dict[ValuePath, Mark] = field(default_factory=dict)
    keys: dict[ValuePath, Mark] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    faulty: set[ValuePath] = field(default_factory=set)
    incomplete: set[ValuePath] = field(default_factory=set)
    nodes: int = 0
    brackets: list[Any] = field(default_factory=list)  # lists and groups that are open: [ or {
    told_before: int = 0  # findings before the last value read
    last_line: int = 0  # where that value ends

    def read(self) -> Any:
        """Return the root mapping, or None."""
        foreign = explain_foreign(self.source.text)
        if foreign:
            line = self.source.text.count("\n", 0, foreign.offset) + 1
            column = foreign.offset - self.source.text.rfind("\n", 0, foreign.offset)
            place = self.source.origin.line(line, column, foreign.length)
            self._refuse(SYNTAX, place, foreign.message, foreign.hint)
            return None
        if self.source.text.count("\n%") > MAX_DIRECTIVES:  # libyaml compares each with all others
            place = self.source.origin.at()
            self._refuse(LIMIT, place, "Trop de lignes commencent par « % »", "Supprimez-les.")
            return None
        parser = CParser(self.source.text)
        self.next = parser.get_event
        try:
            return self._document()
        except yaml.YAMLError as error:
            self._syntax(error)
        except _TooMuchError:
            pass
        return None

    def _document(self) -> dict[str, Any] | None:
        self.next()  # start of the stream
        event = self.next()
        if not isinstance(event, DocumentStartEvent):
            if not self.source.marred:
                place = self.source.origin.at()
                self._refuse(DOCUMENT, place, "Le fichier ne contient aucune donnée")
            return None
        if event.tags:
            hint = "Supprimez cette ligne."
            self._at_mark(MECHANISM, event, "Une directive %TAG ouvre le fichier", hint)
        root = self.next()
        if not isinstance(root, MappingStartEvent):
            self._no_mapping(root)
            return None
        value: dict[str, Any] = self._node(root, (), 0)
        self.next()  # end of the document
        if isinstance(event := self.next(), DocumentStartEvent):
            self._at_mark(
                DOCUMENT,
                event,
                "Le fichier contient plusieurs documents",
                "Supprimez la ligne « --- » et ce qui la suit.",
            )
        return value

    def _no_mapping(self, root: Any) -> None:
        if self.source.marred:
            return
        hint = ""
        if isinstance(root, ScalarEvent) and ":" in str(root.value):
            hint = "Écrivez « clé: valeur », avec une espace après le deux-points."
        elif isinstance(root, SequenceStartEvent):
            hint = "Supprimez le « - » du début de ligne, et écrivez « clé: valeur »."
        self._at_mark(
            DOCUMENT, root, "Le fichier doit être une suite de lignes « clé: valeur »", hint
        )

    def _node(self, event: Any, path: ValuePath, depth: int) -> Any:
        self._count(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, AliasEvent):
            hint = "Recopiez la valeur ; si c’est du texte, mettez-le entre guillemets doubles."
            message = f"« *{str(event.anchor)[:60]} » renvoie à une autre valeur"
            self._at_mark(MECHANISM, event, message, hint)
            self.faulty.add(path)
            return FAULTY
        if depth >= MAX_DEPTH:
            self._too_deep(event)
        if event.anchor or event.tag:
            self._mechanism(event)
            if event.tag and path:
                self.faulty.add(path)
        if path not in self.marks:
            self.marks[path] = self.keys.get(path) or self._mark(event, 0)
        read = self._sequence if isinstance(event, SequenceStartEvent) else self._mapping
        if not event.flow_style:
            return read(path, depth)
        self.brackets.append(event)
        value = read(path, depth)
        self.brackets.pop()
        return value

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
            if key is None:
                self.incomplete.add(path)
                self._skip(self.next(), depth)
                continue
            if key in values:
                first = self.keys[(*path, key)]
                self._at_mark(
                    DUPLICATE_KEY,
                    event,
                    f"La clé « {key} » est déjà écrite à la ligne {first[0]}",
                    length=len(key),
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
            self._mechanism(event, "clé")
        key: str = event.value.replace(PLACEHOLDER, "") if self.source.marred else event.value
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
            key = FORBIDDEN.sub("", key)
        clean = _SPACES.sub(" ", key).strip(" :")
        if clean != key:
            kind = " insécable" if "\u00a0" in key or "\u202f" in key else ""
            self._at_mark(
                SYNTAX,
                event,
                f"Une espace{kind} touche la clé « {clean} »",
                f"Écrivez « {clean}: », sans espace insécable ni autre espace autour de la clé.",
                length=len(key),
            )
        return unicodedata.normalize("NFC", clean)

    def _scalar(self, event: ScalarEvent, path: ValuePath) -> Any:
        text: str = event.value
        end: Any = event.end_mark
        self.told_before, self.last_line = len(self.diagnostics), end.line + 1
        self.marks[path] = self._mark(event)
        if event.anchor or event.tag:
            self._mechanism(event)
        if len(text) > MAX_SCALAR:
            self._at_mark(LIMIT, event, f"Un texte compte plus de {MAX_SCALAR} caractères")
            self.faulty.add(path)
            return FAULTY
        if self.source.marred and PLACEHOLDER in text:
            self.faulty.add(path)  # told with the character
            return FAULTY
        hidden = hidden_in(text) if event.style == '"' else ""
        if hidden:
            self._at_mark(FORBIDDEN_CHARACTER, event, f"La valeur contient {hidden}")
            self.faulty.add(path)
            return FAULTY
        if event.tag:
            self.faulty.add(path)
            return FAULTY
        if event.style:  # libyaml gives '' for a plain scalar, the pure Python parser None
            return unicodedata.normalize("NFC", text)
        value, refusal = read_plain(text)
        if refusal:
            key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
            subject = (
                f"Un élément de « {key} »" if isinstance(path[-1], int) else f"La clé « {key} »"
            )
            self._at_mark(
                refusal.rule,
                event,
                refusal.about(subject),
                refusal.hint,
                length=len(text),
            )
            self.faulty.add(path)
        return value

    def _skip(self, event: Any, depth: int) -> None:
        """Read past a value that is not kept."""
        level = 0
        while True:
            self._count(event)
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                level += 1
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                level -= 1
            if level + depth > MAX_DEPTH:
                self._too_deep(event)
            if level == 0:
                return
            event = self.next()

    def _count(self, event: Any) -> None:
        """Count a value; stop reading when there are too many, or too many faults."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._at_mark(LIMIT, event, f"Le fichier compte plus de {MAX_NODES} valeurs")
            raise _TooMuchError
        if len(self.diagnostics) >= MAX_FAULTS:
            hint = "Corrigez les premières : les suivantes ont souvent la même cause."
            message = f"Le fichier compte plus de {MAX_FAULTS} fautes : la suite n’est pas lue"
            self._at_mark(LIMIT, event, message, hint)
            raise _TooMuchError

    def _too_deep(self, event: Any) -> NoReturn:
        message = f"Les listes et groupes s’emboîtent sur plus de {MAX_DEPTH} niveaux"
        self._at_mark(LIMIT, event, message)
        raise _TooMuchError

    def _mechanism(self, event: Any, bearer: str = "valeur") -> None:
        tag = str(event.tag or "").replace("tag:yaml.org,2002:", "!!")[:60]
        what = f"l’ancre « &{event.anchor[:60]} »" if event.anchor else f"l’étiquette « {tag} »"
        hint = "Supprimez-la ; si c’est du texte, mettez-le entre guillemets doubles."
        self._at_mark(MECHANISM, event, f"La {bearer} porte {what}", hint)

    def _mark(self, event: Any, length: int | None = None) -> Mark:
        start, end = event.start_mark, event.end_mark
        if length is None:
            same_line = start.line == end.line
            length = end.column - start.column if same_line else 0
        return (*self._inside(start.line + 1, start.column + 1), length)

    def _inside(self, line: int, column: int) -> tuple[int, int]:
        """Return a place of the text: what libyaml finds at the end stands after the last line."""
        lines = self.source.origin.lines
        if line > len(lines):
            return len(lines), len(lines[-1]) + 1
        return line, min(column, len(lines[line - 1]) + 1)

    def _at_mark(
        self, rule: Any, event: Any, message: str, hint: str = "", length: int = 0
    ) -> None:
        line, column, _ = self._mark(event, 0)
        self._refuse(rule, self.source.origin.line(line, column, length), message, hint)

    def _refuse(self, rule: Any, position: Any, message: str, hint: str = "") -> None:
        self.diagnostics.append(rule.at(position, message, hint))

    def _syntax(self, error: yaml.YAMLError) -> None:
        """Tell where the structure breaks, which explains what was odd on the same line."""
        if self.source.marred:
            return  # the character at fault may be the cause, and it is told
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if self.last_line >= line:  # that value is what the fault made of its line
            del self.diagnostics[self.told_before :]
        open_bracket = self.brackets[-1] if self.brackets else None
        place = explain(error, self.source.origin.lines, line, column, open_bracket)
        position = self.source.origin.line(*self._inside(place.line, place.column), place.length)
        self.diagnostics = [
            found for found in self.diagnostics if found.position.line != position.line
        ]
        self._refuse(SYNTAX, position, place.message, place.hint)
