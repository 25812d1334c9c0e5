"""What the surroundings say: the day rules compare with, the date of a build, the address."""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from fabrique.model import EXAMPLE_URL, Catalogue, FabriqueError
from fabrique.model.shape import address_fault


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
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    text = answer.stdout.strip()
    return int(text) if answer.returncode == 0 and text.isdigit() else None
