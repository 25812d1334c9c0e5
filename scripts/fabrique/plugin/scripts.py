"""Classic scripts out of our ES modules: browsers refuse module scripts by file address.

One for every page: what it needs of `lib/` is laid flat, each file of `modules/` is a function that returns what it
exports, and `main.mjs` comes last. One more for each file of `tools/`, which only the pages that
name it load: the tool, the libraries that it needs and their mounting.
Only what this house writes is understood: see `_IMPORT` and `_EXPORT`.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from fabrique.model import FabriqueError

MAIN = "main.mjs"
MOUNT = "lib/mount.mjs"  # exports `mountAll`
TOOLS = "tools/"

_IMPORT = re.compile(r'^import\s+(?:\{[^}]*\}|\* as \w+)\s+from\s+"([^"]+)"\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function\*? (\w+)|(?:const|let|class) (\w+))", re.M)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_LINE_COMMENT = re.compile(r"^[ \t]*//[^\n]*\n", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/\n", re.DOTALL | re.MULTILINE)
_BLANK = re.compile(r"\n{2,}")


def join(sources: Mapping[str, str]) -> str:
    """Return the script of every page, made of these sources, by path from the folder of scripts.

    A `FabriqueError` says which file imports what it may not, or takes a name already taken.
    """
    modules = sorted(path for path in sources if path.startswith("modules/"))
    lib = sorted(path for path in sources if path.startswith("lib/"))
    taken: dict[str, str] = {}
    texts = dict(zip(lib, _flat(lib, sources, taken), strict=True))  # those of tools judged too
    needed = {name for path in (MAIN, *modules) for name in _needed(path, sources)}
    parts = [texts[path] for path in lib if path in needed]
    parts += _closed(modules, sources, taken)
    body, _ = _plain(MAIN, sources[MAIN], ("lib/", "modules/"))
    return _whole([*parts, body])


def join_tools(sources: Mapping[str, str]) -> dict[str, str]:
    """Return the script of each tool, by name; faults are said as by `join`."""
    scripts = {}
    for path in sorted(path for path in sources if path.startswith(TOOLS)):
        taken: dict[str, str] = {}
        name = PurePosixPath(path).stem
        parts = _flat(_needed(path, sources), sources, taken)
        parts += _closed([path], sources, taken)
        scripts[name] = _whole([*parts, f"mountAll({{ {name} }})\n"])
    return scripts


def _flat(paths: Iterable[str], sources: Mapping[str, str], taken: dict[str, str]) -> list[str]:
    """Return the text of libraries, whose exported names are seen by what follows."""
    parts = []
    for path in paths:
        body, exported = _plain(path, sources[path], ("lib/",))
        for name in exported:
            _take(name, path, taken)
        parts.append(body)
    return parts


def _closed(paths: Iterable[str], sources: Mapping[str, str], taken: dict[str, str]) -> list[str]:
    """Return each module as a value that bears the name of its file."""
    parts = []
    for path in paths:
        body, exported = _plain(path, sources[path], ("lib/",))
        name = PurePosixPath(path).stem
        _take(name, path, taken)
        parts.append(f"const {name} = (() => {{\n{body}return {{ {', '.join(exported)} }}\n}})()\n")
    return parts


def _needed(path: str, sources: Mapping[str, str]) -> list[str]:
    """Return the libraries that a script imports, those that they import, and the mounting."""
    found: set[str] = set()
    mount = (MOUNT,) if MOUNT in sources else ()
    waiting = [*mount, *(_resolve(path, name) for name in _IMPORT.findall(sources[path]))]
    while waiting:
        target = waiting.pop()
        if target.startswith("lib/") and target not in found:
            found.add(target)
            waiting += [_resolve(target, name) for name in _IMPORT.findall(sources[target])]
    return sorted(found)


def _whole(parts: Iterable[str]) -> str:
    return '(() => {\n"use strict"\n' + "".join(parts) + "})();\n"


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
