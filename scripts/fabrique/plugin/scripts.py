"""One classic script out of our ES modules: browsers refuse module scripts by file address.

`lib/` is laid flat, each file of `modules/` is a function that returns what it exports, and
`main.mjs` comes last. Only what this house writes is understood: see `_IMPORT` and `_EXPORT`.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from fabrique.model import FabriqueError

MAIN = "main.mjs"

_IMPORT = re.compile(r'^import\s+(?:\{[^}]*\}|\* as \w+)\s+from\s+"([^"]+)"\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function\*? (\w+)|(?:const|let|class) (\w+))", re.M)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_LINE_COMMENT = re.compile(r"^[ \t]*//[^\n]*\n", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/\n", re.DOTALL | re.MULTILINE)
_BLANK = re.compile(r"\n{2,}")


def join(sources: Mapping[str, str]) -> str:
    """Return the script made of these sources, by path from the folder of scripts.

    A `FabriqueError` says which file imports what it may not, or takes a name already taken.
    """
    lib = sorted(path for path in sources if path.startswith("lib/"))
    modules = sorted(path for path in sources if path.startswith("modules/"))
    taken: dict[str, str] = {}
    parts = []
    for path in lib:
        body, exported = _plain(path, sources[path], ("lib/",))
        for name in exported:
            _take(name, path, taken)
        parts.append(body)
    for path in modules:
        body, exported = _plain(path, sources[path], ("lib/",))
        _take(PurePosixPath(path).stem, path, taken)
        parts.append(
            f"const {PurePosixPath(path).stem} = (() => {{\n{body}"
            f"return {{ {', '.join(exported)} }}\n}})()\n"
        )
    body, _ = _plain(MAIN, sources[MAIN], ("lib/", "modules/"))
    return '(() => {\n"use strict"\n' + "".join(parts) + body + "})();\n"


def _plain(path: str, text: str, allowed: tuple[str, ...]) -> tuple[str, list[str]]:
    """Return the text without imports, exports and comments, and the names it exported."""
    for imported in _IMPORT.findall(text):
        target = _resolve(path, imported)
        if not target.startswith(allowed):
            raise FabriqueError(
                f"« {path} » importe « {target} »",
                f"N’importez que de {' et '.join(allowed)}",
            )
    exported = [function or value for function, value in _EXPORT.findall(text)]
    text = _EXPORT.sub("", _IMPORT.sub("", text))
    text = _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", text))
    left = _LEFT.search(text)
    if left:
        raise FabriqueError(
            f"« {path} » contient une forme que l’assemblage ne connaît pas : {left[0]}",
            'Écrivez « import { nom } from "…" » ou « export function nom »',
        )
    return _BLANK.sub("\n", text).lstrip("\n"), exported


def _take(name: str, path: str, taken: dict[str, str]) -> None:
    if name in taken:
        raise FabriqueError(
            f"« {name} » est exporté par « {taken[name]} » et par « {path} »",
            "Donnez un autre nom à l’un des deux",
        )
    taken[name] = path


def _resolve(path: str, imported: str) -> str:
    """Return the path of what is imported, from the folder of scripts."""
    parts: list[str] = list(PurePosixPath(path).parent.parts)
    for part in imported.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
