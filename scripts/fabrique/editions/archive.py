"""`fabrique edition retirer`: an old edition becomes one ZIP, and every address of it says so."""

import io
import json
import tarfile
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from fabrique.editions.branch import VERSIONS, Published, write_commit, write_tree
from fabrique.editions.git import open_repository
from fabrique.editions.judging import Tell
from fabrique.editions.preparation import require_label
from fabrique.editions.publication import BRANCH, Result, bring, find_base, identity
from fabrique.editions.workshop import open_workshop
from fabrique.loading import LATEST, is_kept, load_project, reference_day, site_url
from fabrique.model import FabriqueError
from fabrique.model.record import LABEL
from fabrique.packages.archive import pack
from fabrique.pages.templating import render

_INDEX = "index.html"


def archive(
    root: Path, label: str, tell: Tell, *, branch: str = BRANCH, remote: str = "origin"
) -> Result:
    """Replace an edition of the local branch by its ZIP and small pages at each of its addresses.

    The latest edition stays. Raise FabriqueError for whatever does not hold; the branch moves last.
    """
    require_label(label)
    ours = open_repository(root)
    tip = find_base(ours, branch, remote)
    base = Published(ours, tip)
    if label not in base.labels:
        raise FabriqueError(f"L’édition {label} n’est pas publiée dans « {branch} »")
    if base.property_of(label, "archive"):
        return Result(label, tip, False)
    aliases = {name for item in base.versions for name in item.get("aliases", ())}
    alias = min(aliases, default=LATEST)
    if base.folders.get(alias) == base.folders[label]:
        raise FabriqueError(
            f"L’édition {label} est la dernière : elle ne s’archive pas",
            "Publiez d’abord la suivante.",
        )
    catalogue = load_project(root, reference_day()).catalogue
    home = site_url(catalogue)
    with open_workshop(ours, ours.read("rev-parse", "HEAD")) as workshop:
        tell(f"Archivage de l’édition {label}…")
        contents = _contents(ours.run("archive", "--format=tar", f"{tip}:{label}"))
        day = base.property_of(label, "date")
        packed = pack(contents, date.fromisoformat(str(day)) if day else reference_day())
        files = _pages(contents, label, alias, home, len(packed))
        files[f"{label}/{_zip_name(label)}"] = packed
        files[VERSIONS] = _listed(base, label)
        git = workshop.git
        tree = write_tree(git, tip, files, without=(label,))
        who = identity(ours, home, ours.read("log", "-1", "--format=%ct", tip))
        made = write_commit(git, tree, tip, f"Édition {label} archivée", who)
        after = Published(git, made)
        others = {name: it for name, it in base.folders.items() if name != label}
        if {name: it for name, it in after.folders.items() if name != label} != others:
            raise FabriqueError("L’archivage aurait touché une autre édition")
        sizes = after.sizes()
        own = sum(size for path, size in sizes.items() if path.startswith(f"{label}/"))
        bring(ours, git, branch, made, tip, f"édition {label} archivée")
    return Result(label, made, True, own, sum(sizes.values()))


def _contents(tar: bytes) -> dict[str, bytes]:
    found = {}
    with tarfile.open(fileobj=io.BytesIO(tar)) as opened:
        for member in opened.getmembers():
            stream = opened.extractfile(member) if member.isfile() else None
            if stream:
                found[member.name] = stream.read()
    return found


def _pages(
    contents: dict[str, bytes], label: str, alias: str, home: str, size: int
) -> dict[str, bytes]:
    """Return the small page of each address; a file has one too, in a folder that bears its name."""
    made = {}
    for path in contents:
        if not is_kept(path):
            continue
        address = path.removesuffix(_INDEX) if path.endswith(_INDEX) else path
        folder = address if address.endswith("/") or not address else f"{address}/"
        html = render(
            "archived.html.j2",
            label=label,
            address=address,
            alias=alias,
            archive=_zip_name(label),
            canonical=urljoin(home, f"{alias}/{address}"),
            size=size,
            up="../" * folder.count("/"),
        )
        made[f"{label}/{folder}{_INDEX}"] = html.encode()
    return made


def _listed(base: Published, label: str) -> bytes:
    """Return mike’s list, this edition being said to be archived."""
    versions = base.versions
    for item in versions:
        if item.get("version") == label and LABEL.match(label):
            item["properties"] = {**(item.get("properties") or {}), "archive": True}
            item["title"] = f"{label} (archivée)"
    return (json.dumps(versions, indent=2, ensure_ascii=False) + "\n").encode()


def _zip_name(label: str) -> str:
    return f"edition-{label}.zip"
