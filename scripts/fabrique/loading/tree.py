"""The names of a folder of built files, listed once, no link followed."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from fabrique.model import FabriqueError


@dataclass(slots=True)
class Tree:
    """Names as the disk gives them, from the folder, in POSIX form.

    `aliases` are the links at the top of the folder that lead to a folder beside them: published
    editions have them (« latest »). `odd` are the other links, pipes and devices, with what they
    are.
    """

    names: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)


def list_tree(root: Path) -> Tree:
    """Return everything under a folder; raise FabriqueError when the disk refuses."""
    tree = Tree()
    waiting = [""]
    while waiting:
        inner = waiting.pop()
        try:
            with os.scandir(root / inner) as entries:
                for entry in entries:
                    path = inner + entry.name
                    if entry.is_symlink():
                        _keep_link(tree, root, path)
                    elif entry.is_dir(follow_symlinks=False):
                        tree.folders.add(path)
                        waiting.append(path + "/")
                    elif entry.is_file(follow_symlinks=False):
                        tree.names.add(path)
                    else:
                        tree.odd[path] = "Ni un fichier ni un dossier"
        except OSError as error:
            raise FabriqueError(
                f"Le dossier « {root / inner} » ne peut pas être lu",
                "Vérifiez les droits du dossier et l’état du disque.",
            ) from error
    return tree


def _keep_link(tree: Tree, root: Path, path: str) -> None:
    target = os.path.realpath(root / path)
    top = os.path.realpath(root)
    beside = os.path.dirname(target) == top and os.path.isdir(target)
    if "/" not in path and beside:
        tree.aliases[path] = os.path.basename(target)
    else:
        tree.odd[path] = "Un lien symbolique tient la place d’un fichier"
