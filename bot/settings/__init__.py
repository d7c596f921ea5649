"""The show's settings: files and environment in, one frozen object out, every fault said at once."""

from bot.settings.model import Settings
from bot.settings.read import read_settings

__all__ = ["Settings", "read_settings"]
