"""What the bot asks of Twitch, and what the loopback answers, is as Twitch publishes it."""

from pathlib import Path

import msgspec
import pytest

from bot.actions import (
    Announce,
    AnyAction,
    BanAuthor,
    CalmChat,
    DeleteMessage,
    LiftSanction,
    ReleaseHeld,
    ResolveUnbanRequest,
    Say,
    TimeoutAuthor,
    WarnAuthor,
)
from bot.events import Outcome, Platform
from bot.rehearsal.record import Exchange
from tests.edge.platforms import specs
from tests.edge.platforms.twitch.caller import calling
from tests.edge.platforms.twitch.stage import Stage, loopback

GOOD = Exchange(
    platform=Platform.TWITCH,
    method="POST",
    path="/chat/messages",
    query=(),
    headers={"content-type": "application/json", "authorization": "Bearer x", "client-id": "y"},
    body=b'{"broadcaster_id": "1", "sender_id": "2", "message": "Bonjour"}',
    status=200,
    answer=b'{"data": [{"message_id": "3", "is_sent": true}]}',
)


def every_action(stage: Stage) -> list[AnyAction]:
    """Return one action of each kind that Twitch has, all of which can be done."""
    server = stage.server
    posted = server.post(server.user("Ana"), "insulte")
    held = server.hold(server.user("Léo"), "mot douteux")
    people = [server.user(name).id for name in ("Un", "Deux", "Trois")]
    request = server.ask_back(server.user("Quatre"), "pardon")
    assert posted
    there = {"platform": Platform.TWITCH, "channel": ""}
    plain: list[dict[str, object]] = [
        {"type": "say", "id": "1", "text": "Bonjour", "reply_to": posted},
        {"type": "announce", "id": "2", "text": "Vote ouvert"},
        {"type": "delete_message", "id": "3", "message_id": posted, "reason": "insulte"},
        {"type": "timeout_author", "id": "4", "author_id": people[0], "seconds": 60, "reason": "insulte"},
        {"type": "warn_author", "id": "5", "author_id": people[1], "reason": "insulte"},
        {"type": "ban_author", "id": "6", "author_id": people[2], "reason": "menaces"},
        {"type": "release_held", "id": "7", "message_id": held, "allow": True},
        {"type": "calm_chat", "id": "8", "on": True},
        {"type": "calm_chat", "id": "9", "on": False},
        {"type": "lift_sanction", "id": "10", "author_id": people[0]},
        {"type": "resolve_unban_request", "id": "11", "request_id": request, "approve": False, "text": "non"},
    ]
    kinds = Say | Announce | DeleteMessage | TimeoutAuthor | WarnAuthor | BanAuthor | ReleaseHeld | CalmChat
    return [msgspec.convert({**there, **each}, kinds | LiftSanction | ResolveUnbanRequest) for each in plain]


async def test_every_call_of_the_bot_and_its_answer_are_as_published(tmp_path: Path) -> None:
    specification = specs.required(specs.TWITCH)
    async with loopback(tmp_path) as stage:
        await stage.adapter.check()
        async with stage.listening():
            outcomes = [(await stage.adapter.perform(action)).outcome for action in every_action(stage)]
        calls = [exchange for exchange in stage.exchanges if not exchange.path.startswith("/oauth2/")]

    assert set(outcomes) == {Outcome.DONE}
    assert [fault for call in calls for fault in specification.faults(call)] == []
    assert {specification.operation(call) for call in calls} == {
        "GET /users",
        "POST /eventsub/subscriptions",
        "POST /chat/messages",
        "POST /chat/announcements",
        "GET /chat/settings",
        "PATCH /chat/settings",
        "DELETE /moderation/chat",
        "POST /moderation/bans",
        "DELETE /moderation/bans",
        "PATCH /moderation/unban_requests",
        "POST /moderation/warnings",
        "POST /moderation/automod/message",
        "GET /moderation/shield_mode",
        "PUT /moderation/shield_mode",
    }


async def test_what_the_loopback_answers_beside_is_as_published_too() -> None:
    specification = specs.required(specs.TWITCH)
    exchanges: list[Exchange] = []
    async with calling(observe=exchanges.append) as caller:
        owner, bot = caller.server.broadcaster.id, caller.server.bot.id
        caller.server.stream_online()
        socket = await caller.listen()
        _, made = await caller.subscribe(socket)
        author = caller.server.user("Ana")
        caller.server.exclude(author)
        as_moderator = f"broadcaster_id={owner}&moderator_id={bot}"
        statuses = [
            (await caller.helix(method, path))[0]
            for method, path in (
                ("GET", f"channels?broadcaster_id={owner}"),
                ("GET", f"streams?user_id={owner}"),
                ("GET", "users"),
                ("GET", "eventsub/subscriptions?type=channel.chat.message"),
                ("DELETE", f"eventsub/subscriptions?id={made['data'][0]['id']}"),
                ("DELETE", f"moderation/bans?{as_moderator}&user_id={author.id}"),
                ("DELETE", f"moderation/chat?{as_moderator}"),
            )
        ]

    assert statuses == [200, 200, 200, 200, 204, 204, 204]
    assert [fault for exchange in exchanges for fault in specification.faults(exchange)] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"path": "/chat/nowhere"},
        {"method": "GET"},
        {"query": (("colour", "blue"),)},
        {"body": b'{"broadcaster_id": "1", "sender_id": "2"}'},
        {"body": b'{"broadcaster_id": 1, "sender_id": "2", "message": "Bonjour"}'},
        {"answer": b'{"data": [{"message_id": "3"}]}'},
        {"answer": b'{"data": {}}'},
        {"status": 418},
        {"method": "DELETE", "path": "/moderation/chat", "query": (), "body": b"", "status": 204},
    ],
    ids=str,
)
def test_a_call_that_is_not_as_published_is_found(changes: dict[str, object]) -> None:
    specification = specs.required(specs.TWITCH)

    assert specification.faults(GOOD) == []
    assert specification.faults(msgspec.structs.replace(GOOD, **changes)) != []
