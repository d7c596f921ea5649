"""The loopback Twitch itself: it keeps the limits, rights and manners of the real one, for any client."""

from datetime import timedelta

import aiohttp
import pytest

from bot.rehearsal.faults import Faults
from bot.rehearsal.twitch.server import BOT_SCOPES
from tests.edge.platforms.twitch.caller import calling


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({"Authorization": ""}, "OAuth token is missing"),
        ({"Authorization": "Bearer of-nobody"}, "Invalid OAuth token"),
        ({"Client-Id": ""}, "Client ID is missing"),
        ({"Client-Id": "another"}, "Client ID and OAuth token do not match"),
    ],
)
async def test_a_call_without_good_credentials_is_refused(headers: dict[str, str], message: str) -> None:
    async with calling() as caller:
        status, told = await caller.helix("GET", "users", headers=headers)

    assert status == 401
    assert told == {"error": "Unauthorized", "status": 401, "message": message}


async def test_a_call_unknown_to_this_twitch_is_noted() -> None:
    async with calling() as caller:
        status, _ = await caller.helix("GET", "bits/leaderboard")

    assert status == 404
    assert caller.server.unknown_calls == ["GET /helix/bits/leaderboard"]


@pytest.mark.parametrize(("moderates", "most"), [(False, 20), (True, 100)])
async def test_the_chat_takes_so_many_messages_in_30_seconds(moderates: bool, most: int) -> None:
    async with calling() as caller:
        if not moderates:
            caller.server.dismiss_bot()
        answers = [await caller.say(f"message {number}") for number in range(most + 1)]

    told = [answer["data"][0] for _, answer in answers]
    assert [each["is_sent"] for each in told] == [True] * most + [False]
    assert told[-1]["drop_reason"]["code"] == "msg_ratelimit"
    assert caller.server.limit_breaches == 1


async def test_a_message_longer_than_500_characters_is_refused_and_counted() -> None:
    async with calling() as caller:
        fits, _ = await caller.say("é" * 500)
        too_long, _ = await caller.say("é" * 501)

    assert (fits, too_long) == (200, 422)
    assert caller.server.limit_breaches == 1


async def test_what_a_viewer_repeats_at_once_is_not_taken() -> None:
    async with calling() as caller:
        author = caller.server.user("Ana")
        taken = [caller.server.post(author, text) for text in ("!vote 1", "!vote 1", "!vote 2", "")]

    assert [bool(id) for id in taken] == [True, False, True, False]


async def test_calls_above_the_rate_are_refused_with_when_to_come_back() -> None:
    async with calling(Faults(too_many=1.0)) as caller:
        url = f"{caller.server.helix_url}/users"
        headers = {
            "Authorization": f"Bearer {caller.server.bot_grant.token}",
            "Client-Id": caller.server.client_id,
        }
        async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
            status, told = answer.status, answer.headers

    assert status == 429
    assert told["Ratelimit-Limit"] == "800"
    assert told["Ratelimit-Remaining"] == "0"
    assert int(told["Ratelimit-Reset"]) > 1_600_000_000
    assert caller.server.limit_breaches == 0


async def test_a_renewal_key_works_once() -> None:
    async with calling() as caller:
        refresh = caller.server.bot_grant.refresh
        status, told = await caller.renew(refresh)
        again, _ = await caller.renew(refresh)
        next_one, _ = await caller.renew(told["refresh_token"])

    assert (status, again, next_one) == (200, 400, 200)
    assert told["refresh_token"] != refresh
    assert told["scope"] == list(BOT_SCOPES)


async def test_sign_in_fails_as_often_as_it_was_told_to() -> None:
    async with calling() as caller:
        caller.server.fail_oauth(500, count=1)
        statuses = [(await caller.renew(caller.server.bot_grant.refresh))[0] for _ in range(2)]

    assert statuses == [500, 200]


async def test_a_silent_connection_shows_that_it_lives() -> None:
    async with calling(keepalive=timedelta(milliseconds=50)) as caller:
        socket = await caller.listen()

        assert [await socket.kind(), await socket.kind()] == ["session_keepalive", "session_keepalive"]


async def test_a_notification_names_its_subscription_and_counts_as_held() -> None:
    async with calling() as caller:
        socket = await caller.listen()
        unheard = caller.server.post(caller.server.user("Ana"), "trop tôt")
        status, made = await caller.subscribe(socket)
        posted = caller.server.post(caller.server.user("Léo"), "à l’heure")
        told = await socket.frame()

    assert status == 202
    assert told["metadata"]["message_type"] == "notification"
    assert told["metadata"]["subscription_type"] == "channel.chat.message"
    assert told["payload"]["subscription"]["id"] == made["data"][0]["id"]
    assert told["payload"]["event"]["message_id"] == posted
    assert caller.server.held == {posted}
    assert unheard not in caller.server.held


async def test_a_double_carries_the_same_notification_id() -> None:
    async with calling(Faults(duplicates=1.0)) as caller:
        socket = await caller.listen()
        await caller.subscribe(socket)
        caller.server.post(caller.server.user("Ana"), "bis")
        first, second = await socket.frame(), await socket.frame()

    assert first == second
    assert caller.server.injected_duplicates == 1


async def test_a_move_keeps_both_connections_until_the_old_one_is_closed() -> None:
    async with calling() as caller:
        old = await caller.listen()
        await caller.subscribe(old)
        caller.server.reconnect_sockets()
        asked = (await old.frame())["payload"]["session"]
        caller.server.post(caller.server.user("Ana"), "avant")
        before = (await old.frame())["payload"]["event"]["message"]["text"]
        new = await caller.listen(asked["reconnect_url"])
        caller.server.post(caller.server.user("Léo"), "après")
        after = (await new.frame())["payload"]["event"]["message"]["text"]
        code = await old.close_code()

    assert asked["status"] == "reconnecting"
    assert (before, after) == ("avant", "après")
    assert code == 4004


async def test_an_address_to_move_to_works_once() -> None:
    async with calling() as caller:
        old = await caller.listen()
        await caller.subscribe(old)
        caller.server.reconnect_sockets()
        url = (await old.frame())["payload"]["session"]["reconnect_url"]
        await caller.listen(url)
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as again:
            await again.receive()

    assert again.close_code == 4007


async def test_a_revocation_says_why() -> None:
    async with calling() as caller:
        socket = await caller.listen()
        await caller.subscribe(socket)
        caller.server.revoke("channel.chat.message", "moderator_removed")
        told = await socket.frame()

    assert told["metadata"]["message_type"] == "revocation"
    assert told["payload"]["subscription"]["status"] == "moderator_removed"
    assert caller.server.subscribed_types == frozenset()


async def test_a_client_that_talks_on_its_socket_is_closed() -> None:
    async with calling() as caller:
        socket = await caller.listen()
        await socket.open.send_str("bonjour")

        assert await socket.close_code() == 4001


async def test_one_account_has_three_connections_at_most() -> None:
    async with calling() as caller:
        sockets = [await caller.listen() for _ in range(4)]
        statuses = [(await caller.subscribe(socket))[0] for socket in sockets]

    assert statuses == [202, 202, 202, 429]
    assert caller.server.limit_breaches == 1


async def test_one_subscription_is_made_once_and_needs_a_living_connection() -> None:
    async with calling() as caller:
        socket = await caller.listen()
        statuses = [(await caller.subscribe(socket))[0] for _ in range(2)]
        socket.id = "gone"
        statuses.append((await caller.subscribe(socket))[0])

    assert statuses == [202, 409, 400]


async def test_a_device_gets_its_tokens_once_its_user_agrees() -> None:
    async with calling() as caller:
        ana = caller.server.user("Ana")
        _, asked = await caller.sign_in("device", scopes="user:read:chat user:write:chat")
        form = {
            "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
            "device_code": asked["device_code"],
        }
        waiting, told = await caller.sign_in("token", **form)
        caller.server.approve_device(asked["user_code"], ana)
        agreed, pair = await caller.sign_in("token", **form)
        again, _ = await caller.sign_in("token", **form)

    assert (waiting, told["message"]) == (400, "authorization_pending")
    assert (agreed, pair["scope"]) == (200, ["user:read:chat", "user:write:chat"])
    assert again == 400


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"client_id": "another"}, 400),
        ({"client_secret": "wrong"}, 403),
        ({"grant_type": "client_credentials"}, 200),
        ({"grant_type": "password"}, 400),
        ({}, 400),
    ],
)
async def test_sign_in_checks_who_asks_and_for_what(form: dict[str, str], status: int) -> None:
    async with calling() as caller:
        answered, _ = await caller.sign_in("token", **form)

    assert answered == status


async def test_a_token_given_back_is_worth_nothing() -> None:
    async with calling() as caller:
        token = caller.server.bot_grant.token
        given_back = [(await caller.sign_in("revoke", token=token))[0] for _ in range(2)]
        status, _ = await caller.helix("GET", "users")

    assert given_back == [200, 400]
    assert status == 401
