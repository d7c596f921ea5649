"""Write requirements.lock: the newest versions pyproject.toml allows, with the hash of every file."""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

LOCK = Path("requirements.lock")

# pip-compile leaves out what the Python it runs on does not need; discord.py needs this one from 3.13 on.
NEWER_PYTHONS_ONLY = {"audioop-lts": "3.13"}
PLATFORMS = (
    "manylinux2014_x86_64",
    "manylinux2014_aarch64",
    "musllinux_1_2_x86_64",
    "musllinux_1_2_aarch64",
    "macosx_11_0_arm64",
    "macosx_10_13_x86_64",
)


def compile_lock() -> None:
    """Resolve for the running Python; no address of any index is written."""
    options = "--upgrade --extra dev --generate-hashes --allow-unsafe --strip-extras --no-header"
    silence = "--quiet --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host"
    command = [sys.executable, "-m", "piptools", "compile", *options.split(), *silence.split()]
    subprocess.run([*command, "--output-file", str(LOCK), "pyproject.toml"], check=True)


def entry_for(package: str, python: str) -> str:
    """Return the lock entry of a package that only this Python and later ones install."""
    with tempfile.TemporaryDirectory() as folder:
        for platform in PLATFORMS:
            target = f"--python-version {python} --platform {platform} --only-binary=:all: --no-deps"
            command = [sys.executable, "-m", "pip", "download", "--quiet", *target.split()]
            subprocess.run([*command, "--dest", folder, package], check=True)
        wheels = sorted(Path(folder).iterdir())
        versions = {wheel.name.split("-")[1] for wheel in wheels}
        if len(versions) != 1:
            raise SystemExit(f"{package}: the platforms offer different versions, {sorted(versions)}")
        hashes = sorted(hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels)
    pin = f'{package}=={versions.pop()} ; python_version >= "{python}"'
    return " \\\n".join([pin, *(f"    --hash=sha256:{digest}" for digest in hashes)]) + "\n"


def main() -> None:
    """Write the whole lock."""
    compile_lock()
    with LOCK.open("a", encoding="utf-8") as lock:
        lock.writelines(entry_for(package, python) for package, python in NEWER_PYTHONS_ONLY.items())


if __name__ == "__main__":
    main()
