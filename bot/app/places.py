"""Where things lie: the project's own files, and what a show writes."""

from collections.abc import Mapping
from pathlib import Path

from bot.settings import Settings, read_settings

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "config"
DEFAULT_SETTINGS = CONFIG / "default.toml"
LOCALES = CONFIG / "locales"
PAGES = ROOT / "overlay"


def find(path: Path) -> Path:
    """Return a file given relative to where the bot was started, else to the project."""
    return path if path.is_absolute() or path.exists() else ROOT / path


def settings_from(own: Path | None, environment: Mapping[str, str]) -> Settings:
    """Return the show's settings; raises SettingsError with every fault."""
    return read_settings(DEFAULT_SETTINGS, own, environment)
