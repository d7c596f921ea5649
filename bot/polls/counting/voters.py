"""A consent round when its voters are not who they were: two are one person, or one asks to be forgotten."""

from msgspec.structs import replace

from bot.polls.counting.rounds import Objection, ObjectionState, Round


def one_of_two(led: Round, goes: str, stays: str) -> Round:
    """Return the round with two voters as one: all that was said stays, of feelings the later one."""
    feelings = [
        replace(each, voter=stays) if each.voter == goes else each
        for each in sorted(led.feelings, key=lambda feeling: feeling.at)
    ]
    latest = {each.voter: each for each in feelings}
    return replace(
        led,
        circle=_renamed(led.circle, goes, stays),
        questions=tuple(replace(each, voter=stays) if each.voter == goes else each for each in led.questions),
        feelings=tuple(each for each in feelings if latest[each.voter] is each),
        objections=tuple(
            replace(
                each,
                authors=_renamed(each.authors, goes, stays),
                backers=_renamed(each.backers, goes, stays) - _renamed(each.authors, goes, stays),
            )
            for each in led.objections
        ),
    )


def without(led: Round, voter: str) -> Round:
    """Return the round without what a voter said; an objection stays while somebody else stands by it."""
    return replace(
        led,
        circle=led.circle - {voter},
        questions=tuple(each for each in led.questions if each.voter != voter),
        feelings=tuple(each for each in led.feelings if each.voter != voter),
        objections=tuple(_left(each, voter) for each in led.objections),
    )


def _left(objection: Objection, voter: str) -> Objection:
    left = replace(objection, authors=objection.authors - {voter}, backers=objection.backers - {voter})
    if left == objection or left.authors or left.backers:
        return left
    gone = left.state is ObjectionState.STANDING
    return replace(left, reason="", state=ObjectionState.WITHDRAWN if gone else left.state)


def _renamed(voters: frozenset[str], goes: str, stays: str) -> frozenset[str]:
    return voters - {goes} | {stays} if goes in voters else voters
