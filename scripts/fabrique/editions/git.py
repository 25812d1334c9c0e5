"""Git, called with our own settings: no hook, no conversion of line ends, no inherited folder."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fabrique.model import FabriqueError

NOTHING = "0" * 40  # what git calls a reference that does not exist

_SETTINGS = (
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.autocrlf=false",
    "-c", "core.quotePath=false",
    "-c", "gc.auto=0",
    "-c", "maintenance.auto=false",
)  # fmt: skip

# What a hook or an outer git leaves in the environment, see `git rev-parse --local-env-vars`.
_INHERITED = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_CONFIG_COUNT",
        "GIT_CONFIG_PARAMETERS",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)


def environment() -> dict[str, str]:
    """Return the environment of a program that must work in the folder it is given."""
    kept = {key: value for key, value in os.environ.items() if key not in _INHERITED}
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Git:
    """A repository, by a folder inside it."""

    folder: Path

    def run(
        self, *arguments: str, given: bytes | None = None, extra: Mapping[str, str] | None = None
    ) -> bytes:
        """Return what git writes; raise FabriqueError with its own words when it refuses."""
        done = self._call(arguments, given, extra)
        if done.returncode:
            said = " ".join(done.stderr.decode("utf-8", "replace").split())[:400]
            raise FabriqueError(f"git {arguments[0]} a refusé : {said or done.returncode}")
        return done.stdout

    def read(self, *arguments: str) -> str:
        """Return one answer as text, without its end of line."""
        return self.run(*arguments).decode("utf-8", "replace").strip()

    def ask(self, *arguments: str) -> str:
        """Return one answer as text, an empty text when git refuses."""
        done = self._call(arguments, None, None)
        return "" if done.returncode else done.stdout.decode("utf-8", "replace").strip()

    def holds(self, *arguments: str) -> bool:
        """Tell whether git answers yes by its exit code."""
        return self._call(arguments, None, None).returncode == 0

    def _call(
        self,
        arguments: tuple[str, ...],
        given: bytes | None,
        extra: Mapping[str, str] | None,
    ) -> "subprocess.CompletedProcess[bytes]":
        try:
            return subprocess.run(
                ["git", "-C", str(self.folder), *_SETTINGS, *arguments],
                input=given,
                stdin=subprocess.DEVNULL if given is None else None,
                capture_output=True,
                env={**environment(), **(extra or {})},
                check=False,
            )
        except OSError as error:
            raise FabriqueError(
                "Le programme « git » est introuvable", "Installez git, puis recommencez."
            ) from error


def open_repository(folder: Path) -> Git:
    """Return the repository whose top is this folder; raise FabriqueError when it is not one."""
    top = Git(folder).ask("rev-parse", "--show-toplevel")
    if not top or Path(top).resolve() != folder.resolve():
        raise FabriqueError(
            f"« {folder} » n’est pas la racine d’un dépôt git",
            "Lancez la commande à la racine du dépôt, ou indiquez-la par --racine.",
        )
    return Git(folder)
