"""The index that the search page reads: Pagefind, fed with our text rather than with our pages.

Pagefind ignores accents and inflections but neither « œ » nor the curly apostrophe. The text is
given to it folded, with a mark that it does not read where a ligature was: the search page puts
the ligature back (`docs/assets/js/tools/recherche.mjs`).
"""

import gzip
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from markupsafe import Markup
from pagefind.service import get_executable
from selectolax.lexbor import LexborHTMLParser

from fabrique.model import FabriqueError
from fabrique.packages.templating import render

JOINER = "\u2060"  # between the two letters of what was one
CHUNK_SIZE = 2000  # ten times less than usual: three words are then looked up for 15 KB
ENGINE_FILES = ("pagefind.js", "pagefind-entry.json", "wasm.fr.pagefind")
PARTS = "parties.json"  # read by a search in one part of the site
NOTICE = "LICENCE.txt"  # which the licence of the engine asks for
HOLDERS = ("2022 CloudCannon",)

# What is said on every page, is not text, or belongs to the tools of the page.
_DROPPED = "nav, form, button, script, style, template, svg, noscript, sup, .impression, [hidden]"
_SIGNATURE = b"pagefind_dcd"  # before what the engine compresses
_CELL = re.compile(r"</(?:th|td|dt|dd|caption|figcaption)>")  # else glued to the next one
_TAG = re.compile(r'<(/?[a-zA-Z][a-zA-Z0-9-]*)(?: [^\s=>]+="[^"]*")*>')
_FOLDED = str.maketrans(
    {
        "’": "'",
        "œ": f"o{JOINER}e",
        "Œ": f"O{JOINER}e",
        "æ": f"a{JOINER}e",
        "Æ": f"A{JOINER}e",
        "\u200b": None,  # would make the engine cut the text there instead of at spaces
        "\u00ad": None,
    }
)
_DOCUMENT = Markup(
    '<html lang="fr"><body><main data-pagefind-body data-pagefind-meta="title[data-titre], genre[data-genre],'
    ' duree[data-duree]" data-titre="{title}" data-genre="{kind}" data-duree="{duration}"'
    ' data-pagefind-weight="{weight}">{body}</main></body></html>'
)


@dataclass(frozen=True, slots=True)
class Record:
    """A page as a search finds it: address from the root, title, HTML, what to say beside it.

    `weight` goes from 0 to 10, 1 for ordinary text.
    """

    address: str
    title: str
    html: str
    kind: str
    duration: str = ""
    weight: float = 1


def fold(text: str) -> str:
    """Return a text as the index receives it: straight apostrophes, ligatures in two letters."""
    return text.translate(_FOLDED)


def to_document(record: Record) -> str:
    """Return the page that the engine reads: the text and its headings, nothing else."""
    tree = LexborHTMLParser(record.html)
    for node in tree.css(_DROPPED):
        node.decompose()
    for node in tree.css("h1"):  # the title is given apart, and shown apart
        node.decompose()
    plain = _TAG.sub(r"<\1>", (tree.body and tree.body.inner_html) or "")
    body = fold(_CELL.sub(r"\g<0> ", plain))
    return _DOCUMENT.format(
        title=fold(record.title),
        kind=fold(record.kind),
        duration=record.duration,
        weight=f"{record.weight:g}",
        body=Markup(body),
    )


def write(records: Iterable[Record], folder: Path) -> None:
    """Write the engine and its index in a folder of the site; same records, same bytes."""
    with tempfile.TemporaryDirectory(prefix="fabrique-recherche-") as name:
        pages, made = Path(name) / "pages", Path(name) / "index"
        for record in records:
            page = pages / record.address / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(to_document(record), "utf-8")
        _run(pages, made)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / PARTS).write_text(json.dumps(_parts(made)), "utf-8")
        for path in sorted(made.rglob("*")):
            relative = path.relative_to(made)
            if path.is_file() and (relative.name in ENGINE_FILES or path.suffix[:4] == ".pf_"):
                target = folder / relative
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(path, target)
        (folder / NOTICE).write_bytes(render("mit.txt.j2", item=SimpleNamespace(holders=HOLDERS)))


def _parts(made: Path) -> dict[str, list[str]]:
    """Return the pages of each part, by the name that the engine gives them, sorted.

    The engine has filters of its own, but writes their values in a random order.
    """
    parts: dict[str, list[str]] = defaultdict(list)
    for path in sorted(made.rglob("*.pf_fragment")):
        text = gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE)
        parts[json.loads(text)["url"].split("/")[1]].append(path.stem)
    return dict(sorted(parts.items()))


def _run(pages: Path, made: Path) -> None:
    """Run the engine in an empty folder, deaf to settings and variables that are not ours."""
    program = get_executable()
    if program is None:
        raise FabriqueError(
            "Le programme « pagefind », qui fait l’index de la recherche, est introuvable",
            "Installez les dépendances du projet : « make site » le fait",
        )
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    command = [str(program), "--site", str(pages), "--output-path", str(made)]
    done = subprocess.run(
        [*command, "--force-language", "fr", "--silent"],
        cwd=pages.parent,
        env={**kept, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK_SIZE)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    missing = [name for name in ENGINE_FILES if not (made / name).is_file()]
    if done.returncode or missing:
        said = " ".join((done.stderr + done.stdout).split()) or f"absent : {', '.join(missing)}"
        raise FabriqueError(
            f"L’index de la recherche n’a pas pu être fait : {said}",
            "Vérifiez la place sur le disque et la version de « pagefind »",
        )
