"""How values become the bytes that the store keeps: JSON, so that a person can read a show's log."""

import msgspec

from bot.actions import AnyAction
from bot.moderation.case import Case, ContextLine
from bot.people.request import LinkRequest
from bot.polls.poll import Ballot, Poll
from bot.polls.tally import Tally
from bot.ports import AnyEvent, FeedRecord
from bot.questions.question import Question
from bot.show.stage import Stage


class HeardLine(msgspec.Struct, frozen=True, kw_only=True):
    """A context line with its author's account."""

    author_key: str
    line: ContextLine


encode = msgspec.json.Encoder().encode
decode_event = msgspec.json.Decoder(AnyEvent).decode
decode_action = msgspec.json.Decoder(AnyAction).decode
decode_poll = msgspec.json.Decoder(Poll).decode
decode_ballot = msgspec.json.Decoder(Ballot).decode
decode_tally = msgspec.json.Decoder(Tally).decode
decode_question = msgspec.json.Decoder(Question).decode
decode_link_request = msgspec.json.Decoder(LinkRequest).decode
decode_case = msgspec.json.Decoder(Case).decode
decode_stage = msgspec.json.Decoder(Stage).decode
decode_line = msgspec.json.Decoder(HeardLine).decode
decode_record = msgspec.json.Decoder(FeedRecord).decode
