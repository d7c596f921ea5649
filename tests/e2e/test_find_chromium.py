"""Finding a Chromium on machines of every kind, and saying what to install where there is none."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts import find_chromium


def _program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_one_that_is_named_comes_before_the_one_on_path(tmp_path: Path) -> None:
    named = _program(tmp_path / "named" / "my-chrome")
    _program(tmp_path / "bin" / "chromium")
    environment = {"BOUGE_CHROMIUM": str(named), "PATH": str(tmp_path / "bin")}

    assert find_chromium.find(environment, tmp_path) == named


def test_one_on_path_comes_before_playwrights_own(tmp_path: Path) -> None:
    own = _program(tmp_path / ".cache" / "ms-playwright" / "chromium-1200" / "chrome-linux" / "chrome")
    assert find_chromium.find({"PATH": str(tmp_path / "bin")}, tmp_path) == own

    on_path = _program(tmp_path / "bin" / "google-chrome")
    assert find_chromium.find({"PATH": str(tmp_path / "bin")}, tmp_path) == on_path


def test_a_named_program_that_cannot_run_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(find_chromium.ChromiumMissing, match="/nowhere/chrome"):
        find_chromium.find({"BOUGE_CHROMIUM": "/nowhere/chrome"}, tmp_path)


def test_root_on_debian_installs_the_package_and_others_playwrights_browser() -> None:
    assert find_chromium.install_commands(root=True, apt=True)[-1][:2] == ["apt-get", "install"]
    assert find_chromium.install_commands(root=True, apt=False)[-1][1:] == [
        "-m",
        "playwright",
        "install",
        "chromium",
    ]
    assert find_chromium.install_commands(root=False, apt=True)[-1][1:] == [
        "-m",
        "playwright",
        "install",
        "chromium",
    ]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS also looks in /Applications")
def test_without_any_the_command_says_what_to_install_in_both_languages(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, find_chromium.__file__],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    french, english = done.stderr.splitlines()
    assert "sudo apt-get install chromium" in french
    assert "sudo apt-get install chromium" in english
