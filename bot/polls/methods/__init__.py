"""Every poll method, by the name that rundowns use; one file each."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.polls.methods.method import Method
from bot.polls.methods.plurality import Plurality

METHODS: Mapping[str, Method] = MappingProxyType({"plurality": Plurality()})
