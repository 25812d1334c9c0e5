"""Make sure that a Chromium is there: `python -m tests.browser.prepare`, run by `make test`.

An existing one first; else the system’s package manager, when allowed; else Playwright’s own
download; else one sentence and exit code 2.
"""

import os
import shutil
import subprocess
import sys

from tests.browser.browser import find_browser

MISSING = (
    "Aucun navigateur pour les tests : installez Chromium (Debian, Ubuntu : « apt install chromium"
    " »), ou donnez le chemin d’un Chromium ou d’un Chrome existant : make test CHROMIUM=/chemin"
)


def prepare() -> str | None:
    """Return the path of a Chromium, installed on the way if need be, else None."""
    browser = find_browser()
    if browser is None:
        print("Aucun Chromium sur cette machine : installation", flush=True)
        browser = _install_from_system() or _install_from_playwright()
    return browser


def _install_from_system() -> str | None:
    if not shutil.which("apt-get"):
        return None
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not (shutil.which("sudo") and _runs("sudo", "-n", "true")):
        return None
    environment = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    _runs(*environment, "update")
    _runs(*environment, "install", "--yes", "--no-install-recommends", "chromium")
    return find_browser()


def _install_from_playwright() -> str | None:
    _runs(sys.executable, "-m", "playwright", "install", "chromium")
    return find_browser()


def _runs(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    if prepare() is None:
        print(MISSING, file=sys.stderr)
        sys.exit(2)
