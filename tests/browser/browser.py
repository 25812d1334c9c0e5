"""Find a Chromium on this machine, whoever installed it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--no-sandbox",  # root, in a container, has no other way
    "--disable-gpu",
    "--no-first-run",
    # The browser itself asks nothing of the network: what is seen comes from the page.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

START_SECONDS = 60  # a first start on a busy machine


def find_browser() -> str | None:
    """Return the path of the first Chromium that starts: $CHROMIUM, the system’s, Playwright’s."""
    return next(filter(starts, _candidates()), None)


def starts(program: str) -> bool:
    """Say whether the program gives its version; a snap without its service does not."""
    try:
        run = subprocess.run(
            [program, "--version"], capture_output=True, timeout=START_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def _candidates() -> Iterator[str]:
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        yield chosen
    yield from filter(None, map(shutil.which, PROGRAMS))
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        yield own
