"""`bouge audit`: the log of a show, all of it or some, with or without names."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app.audit import read_moment
from bot.changes import Audited, Commit
from bot.errors import InputError
from bot.orders import Actor, ActorRole
from bot.store.ledger import RedisLedger
from tests.e2e.survival.show_on_disk import SHOW, ShowOnDisk
from tests.edge.app.command_line import really

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
INES = Actor(name="Inès", role=ActorRole.MODERATOR)
MARC = Actor(name="Marc", role=ActorRole.MODERATOR)
LINES = (
    Audited(at=AT, actor=INES, act="decide_case", subject="case-1", reason="insulte", detail="act=timeout"),
    Audited(at=AT + timedelta(hours=1), actor=MARC, act="undo_decision", subject="case-1"),
)


async def test_the_log_is_written_as_asked(tmp_path: Path) -> None:
    settings = {"BOUGE_DATA_DIR": str(tmp_path / "data"), "BOUGE_SHOW__ID": SHOW}
    async with ShowOnDisk(tmp_path).opened() as show, show.bot():
        await RedisLedger(show.client, show.keys).commit(Commit(changes=LINES))
        everything = await really("audit", settings=settings)
        hers = await really("audit", "--format", "csv", "--actor", "inès", settings=settings)
        late = await really("audit", "--since", "2026-11-24T20:30+00:00", "--public", settings=settings)

    assert [json.loads(line)["act"] for line in everything.out.splitlines()] == [
        "decide_case",
        "undo_decision",
    ]
    rows = list(csv.reader(io.StringIO(hers.out)))
    assert [row[1] for row in rows] == ["actor", "Inès"]
    (line,) = map(json.loads, late.out.splitlines())
    assert (line["act"], line["actor"]["name"]) == ("undo_decision", "moderator-1")


def test_a_moment_is_a_date_or_how_long_ago() -> None:
    assert read_moment("", AT) is None
    assert read_moment("90 min", AT) == AT - timedelta(minutes=90)
    assert read_moment("2h", AT) == AT - timedelta(hours=2)
    assert read_moment("3 j", AT) == AT - timedelta(days=3)
    assert read_moment("2026-11-24T20:30+00:00", AT) == AT + timedelta(minutes=30)
    local = read_moment("2026-11-24", AT)
    assert local is not None
    assert local.tzinfo is not None
    with pytest.raises(InputError, match="hier"):
        read_moment("hier", AT)
