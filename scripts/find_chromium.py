"""Print the path of a Chromium that tests can drive; with --install, install one when there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
MAC_BUNDLES = ("Chromium", "Google Chrome", "Microsoft Edge")
ADVICE = (
    "Chromium est introuvable. Debian ou Ubuntu : sudo apt-get install chromium ; "
    "macOS : brew install --cask chromium ; ailleurs, indiquez son chemin dans BOUGE_CHROMIUM.\n"
    "Chromium was not found. Debian or Ubuntu: sudo apt-get install chromium; "
    "macOS: brew install --cask chromium; elsewhere, give its path in BOUGE_CHROMIUM."
)


class ChromiumMissing(Exception):
    """No Chromium can be found, or the one that was named cannot be run."""


def find(environment: Mapping[str, str], home: Path) -> Path | None:
    """Return the first Chromium found: the one named, one on PATH, an application, playwright's own."""
    named = environment.get("BOUGE_CHROMIUM")
    if named:
        if not os.access(named, os.X_OK):
            raise ChromiumMissing(f"BOUGE_CHROMIUM={named} : ce programme n’existe pas ou ne s’exécute pas.")
        return Path(named)
    return next(_candidates(environment, home), None)


def _candidates(environment: Mapping[str, str], home: Path) -> Iterator[Path]:
    for name in NAMES:
        if on_path := shutil.which(name, path=environment.get("PATH")):
            yield Path(on_path)
    for bundle in MAC_BUNDLES:
        application = Path(f"/Applications/{bundle}.app/Contents/MacOS/{bundle}")
        if application.is_file():
            yield application
    for folder in _playwright_folders(environment, home):
        for pattern in ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*"):
            yield from sorted(folder.glob(f"chromium-*/{pattern}"), reverse=True)


def _playwright_folders(environment: Mapping[str, str], home: Path) -> Iterator[Path]:
    if named := environment.get("PLAYWRIGHT_BROWSERS_PATH"):
        yield Path(named)
    yield home / ".cache" / "ms-playwright"
    yield home / "Library" / "Caches" / "ms-playwright"


def install_commands(*, root: bool, apt: bool) -> list[list[str]]:
    """Return what to run, in order, to get a Chromium on this machine without asking anybody."""
    if root and apt:
        return [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"]]
    return [[sys.executable, "-m", "playwright", "install", "chromium"]]


def _install() -> None:
    for command in install_commands(root=os.geteuid() == 0, apt=shutil.which("apt-get") is not None):
        print("+", *command, file=sys.stderr, flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(command, stdout=sys.stderr, env=environment, check=False)
        if done.returncode != 0:
            return


def main(arguments: list[str]) -> int:
    """Print the path and return 0, or say what to install and return 1."""
    try:
        found = find(os.environ, Path.home())
        if found is None and "--install" in arguments:
            _install()
            found = find(os.environ, Path.home())
    except ChromiumMissing as missing:
        print(missing, file=sys.stderr)
        found = None
    if found is None:
        print(ADVICE, file=sys.stderr)
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
