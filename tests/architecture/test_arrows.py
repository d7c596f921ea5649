"""Which package may import which: the contracts written in pyproject.toml."""

from importlinter import configuration
from importlinter.application import use_cases

from tests.architecture.files import ROOT


def test_every_import_follows_the_arrows() -> None:
    configuration.configure()

    kept = use_cases.lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, no_logo=True)

    assert kept, "An import goes against the arrows; the report above names it."
