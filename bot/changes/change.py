"""What every change of the show's state is."""

import msgspec


class Change(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """One change of the show's state; writing it twice is writing it once."""
