"""Consent (gestion par consentement): a proposal passes when no reasoned objection stands against it.

Source: Endenburg, "Sociocracy: the organization of decision-making", 1998; the phases are those that the
programme's panels use (GPC). How a round is led is in `bot.polls.counting.rounds`.
"""

from typing import Literal

from bot.polls.counting.rounds import Phase, Round, standing
from bot.polls.outcome import ConsentDetail, Outcome, ShownObjection

Verdict = Literal["under-way", "consent", "consent-with-amendments", "standing-objections"]


def count(led: Round) -> Outcome:
    """Return where a round stands: its verdict once it is in its last phase, and its objections.

    `voters` are all who said something. A verdict is no contest: there is neither winner nor ranking.
    """
    people = {spoken.voter for spoken in (*led.questions, *led.feelings)}
    for objection in led.objections:
        people |= objection.authors | objection.backers
    return Outcome(
        voters=len(people),
        winners=(),
        ranking=(),
        detail=ConsentDetail(
            phase=led.phase.value,
            verdict=_verdict(led),
            proposal=led.proposal,
            amendments=len(led.amendments),
            questions=len(led.questions),
            feelings=len(led.feelings),
            objections=tuple(
                ShownObjection(
                    number=each.number,
                    reason=each.reason,
                    people=len(each.authors | each.backers),
                    state=each.state.value,
                )
                for each in led.objections
                if not each.into
            ),
            circle=len(led.circle),
        ),
    )


def _verdict(led: Round) -> Verdict:
    if led.phase is not Phase.CONSENT:
        return "under-way"
    if any(standing(led)):
        return "standing-objections"
    return "consent-with-amendments" if led.amendments else "consent"
