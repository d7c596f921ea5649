"""What a rundown has to know of the poll methods, which it does not know itself."""

from collections.abc import Mapping
from typing import ClassVar, Protocol


class Ruled(Protocol):
    """What a poll method asks of a plan: so many choices, in windows or not; a vote, or a mood beside one."""

    fewest: ClassVar[int]
    most: ClassVar[int]
    windows: ClassVar[bool]
    stands_beside: ClassVar[bool]


Methods = Mapping[str, Ruled]
