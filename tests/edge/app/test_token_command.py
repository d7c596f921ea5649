"""`bouge token`: a program's token is made, listed and revoked beside a running bot."""

import json
from pathlib import Path

from tests.e2e.survival.show_on_disk import SHOW, ShowOnDisk
from tests.edge.app.command_line import really


async def test_a_token_is_read_once_listed_without_it_and_revoked(tmp_path: Path) -> None:
    settings = {"BOUGE_DATA_DIR": str(tmp_path / "data"), "BOUGE_SHOW__ID": SHOW}
    async with ShowOnDisk(tmp_path).opened() as show, show.bot():
        made = await really("token", "make", "Stream Deck", "--scope", "read", settings=settings)
        listed = await really("token", "list", settings=settings)
        token_id = listed.out.split()[0]
        gone = await really("token", "revoke", token_id, settings=settings)
        again = await really("token", "revoke", token_id, settings=settings)
        after = await really("token", "list", settings=settings)
        log = await really("audit", settings=settings)

    assert made.out.startswith("bouge_")
    assert made.out.strip() not in listed.out
    assert listed.out.split()[1] == "read"
    assert listed.out.rstrip().endswith("Stream Deck")
    assert (gone.code, again.code, after.out) == (0, 2, "")
    assert "Aucun jeton" in again.err
    lines = [json.loads(line) for line in log.out.splitlines()]
    told = [(line["act"], line["actor"]["name"], line["subject"]) for line in lines if "token" in line["act"]]
    assert told == [(act, "terminal", token_id) for act in ("make_token", "revoke_token")]


async def test_a_token_needs_a_name(tmp_path: Path) -> None:
    settings = {"BOUGE_DATA_DIR": str(tmp_path / "data"), "BOUGE_SHOW__ID": SHOW}
    told = await really("token", "make", " ", settings=settings)

    assert told.code == 2
    assert "Donnez un nom" in told.err
