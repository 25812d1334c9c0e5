"""What the surroundings say: the day rules compare with, the date of a build, the address."""

import os
import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urljoin

from fabrique.model import EXAMPLE_URL, Catalogue, Edition, FabriqueError
from fabrique.model.record import LABEL
from fabrique.model.shape import address_fault

IN_PREPARATION = "en préparation"  # the label of a site that is not an edition
LATEST = "latest"
ALIAS = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")


def reference_day() -> date:
    """Return the day of SOURCE_DATE_EPOCH when it is set, else today (UTC)."""
    epoch = _epoch()
    return (
        datetime.fromtimestamp(epoch, UTC).date() if epoch is not None else datetime.now(UTC).date()
    )


def reproducible_date(root: Path, catalogue: Catalogue) -> datetime:
    """Return the moment that dates a build: same content, same moment, on any day.

    It is SOURCE_DATE_EPOCH, else the last commit, else the latest change of a resource (a copy
    of the project without its history).
    """
    epoch = _epoch()
    if epoch is None:
        epoch = _last_commit(root)
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC)
    latest = max(
        (item.updated_on for item in catalogue.resources if item.updated_on),
        default=date(2000, 1, 1),
    )
    return datetime(latest.year, latest.month, latest.day, tzinfo=UTC)


def site_url(catalogue: Catalogue) -> str:
    """Return the public address, with its final slash: SITE_URL when it is set, else `site.yml`.

    Raise FabriqueError when SITE_URL is not a usable address.
    """
    url = os.environ.get("SITE_URL", "").strip()
    if url:
        fault = address_fault(url)
        if fault:
            raise FabriqueError(
                f"SITE_URL vaut « {url[:80]} », adresse inutilisable : {fault}",
                "Donnez une adresse complète, par exemple https://fabrique.example.org/.",
            )
    else:
        url = catalogue.site.url if catalogue.site else EXAMPLE_URL
    return url.rstrip("/") + "/"


def edition_of(root: Path, catalogue: Catalogue) -> Edition:
    """Return what this build is: the edition that FABRIQUE_EDITION names, else a preparation.

    An edition is dated by its record once it has one. Its pages are known for good under the name
    FABRIQUE_ALIAS, « latest » by default. Raise FabriqueError for a label or an alias that cannot
    be one, or an edition of what is not a commit.
    """
    home = site_url(catalogue)
    day = reproducible_date(root, catalogue).date()
    publisher = catalogue.site.publisher if catalogue.site else ""
    label = os.environ.get("FABRIQUE_EDITION", "").strip()
    if not label:
        return Edition(IN_PREPARATION, day, home, publisher)
    alias = os.environ.get("FABRIQUE_ALIAS", "").strip() or LATEST
    if not LABEL.match(label) or not ALIAS.match(alias):
        raise FabriqueError(
            f"« {label[:40]} » n’est pas une édition, ou « {alias[:40]} » n’est pas un alias",
            "Une édition s’appelle AAAA.N, par exemple 2026.1 ; un alias est un mot en minuscules.",
        )
    commit = _git(root, "rev-parse", "HEAD")
    if not commit:
        raise FabriqueError(
            "Une édition se fabrique depuis un commit, et ce dossier n’en a pas",
            "Passez par « fabrique edition publier », dans un dépôt git.",
        )
    for record in catalogue.records:
        if record.label == label:
            day = record.date
    return Edition(label, day, urljoin(home, f"{alias}/"), publisher, commit, home, alias)


def _epoch() -> int | None:
    text = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or int(text) > 253_402_300_799:
        raise FabriqueError(
            f"SOURCE_DATE_EPOCH vaut « {text[:40]} », qui n’est pas un nombre de secondes",
            "Donnez un nombre entier de secondes depuis 1970, ou retirez la variable.",
        )
    return int(text)


def _last_commit(root: Path) -> int | None:
    text = _git(root, "log", "-1", "--format=%ct")
    return int(text) if text.isdigit() else None


def _git(root: Path, *arguments: str) -> str:
    """Return what git answers, an empty text when it is not there or refuses."""
    command = ["git", "-C", str(root), *arguments]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""
