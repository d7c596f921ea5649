"""Every key of the store and how long it lives, in one place.

All keys of a show carry the hash tag `{show}`, so that a cluster keeps them together and one transaction
can write them all.

| key | type | lives |
|---|---|---|
| inbox, outbox:<platform> | streams | an entry until it is finished |
| inbox:broken | stream, 1,000 last | until the show is erased |
| seen:<ten minutes> | set of event keys | SEEN_LIFETIME |
| polls, questions, cases, stage, counts | hashes (JSON) and a string | until the show is erased |
| ballots:<poll> | hash: voter pseudonym to ballot | until the audit window is over or the poll cancelled |
| plan:due | string: the rundown that its file does not say yet | until the file says it |
| tokens | hash: digest of a programs' token to what it may do | until revoked or the show is erased |
| stands:<poll> | hash: voter pseudonym to the sides taken in a debate | as long as the ballots |
| rounds | hash: poll to its consent round | as long as the ballots |
| secrets | hash: name (a poll, links, backings) to pseudonym secret | a poll's: as long as its ballots |
| examples | hash: case to a moderator's verdict, if the show keeps them | until the show is erased |
| tallies | hash: poll to its figures, written when its ballots go | until the show is erased |
| boxes | hash: poll to published file | until the show is erased |
| boxes:cards | hash: poll, also a cancelled one, to its line in the list | until the show is erased |
| boxes:due | hash: closed poll to what its box needs | until it is sealed or the ballots go |
| scrub | number: the server's own files still hold what was destroyed | until they are written anew |
| copies:<case> | hash: message to one more message under a case's decision | until the show is erased |
| backings:<question> | set of pseudonyms | until the show is erased |
| backings:unseen:<question> | set of pseudonyms | until the show is erased |
| voices | hash: account (keyed hash) to when it last had the floor | VOICES_LIFETIME after the last one |
| voices:hidden | set: accounts (keyed hash) that do not want it remembered | until they ask otherwise |
| questions:apart | set: pairs of questions that do not ask the same | until the show is erased |
| floor | hash: whether questions are detected, since when the stream is live | until the show is erased |
| links | hash: account (keyed hash) to the other account of its person | until unlinked or erased |
| link-requests | hash: digest of a one-time code to what it links | LINK_REQUESTS_LIFETIME |
| sights | hash: account (keyed hash) to when it was first seen | SIGHTS_LIFETIME |
| formats | hash: session of a format to its state | until the show is erased |
| formats:entries:<session> | hash: contribution, by a keyed account | until withdrawn or erased |
| formats:picks:<session> | hash: account (keyed hash) to its dots | until the show is erased |
| formats:draws | hash: draw to its published file | until the show is erased |
| channels | set: channels that something was said in | until the show is erased |
| lines:<channel> | hash: message to context line | bounded by the pipeline |
| cards | hash: case to its message in the moderators' own channel | until the show is erased |
| audit | stream | until the show is erased |
| feed | stream, FEED_LENGTH last | |
| views, feed:seq | hash (JSON), string | until the show is erased |
| cursors | hash: platform and channel to last message | until the show is erased |
| sending:<action> | string | SENDING_LIFETIME |
| vault:<name> | string | as its owner says |
"""

from datetime import datetime, timedelta

SEEN_LIFETIME = timedelta(hours=6)
SENDING_LIFETIME = timedelta(days=1)
# Codes last as long, sights are let go by the pipeline; these make sure of it while the bot is off.
LINK_REQUESTS_LIFETIME = timedelta(minutes=10)
SIGHTS_LIFETIME = timedelta(hours=12)
# The pipeline lets each voice go in its own time; this makes sure of it while the bot is off.
VOICES_LIFETIME = timedelta(days=400)
SEEN_BUCKET = timedelta(minutes=10)
FEED_LENGTH = 5_000
BROKEN_LENGTH = 1_000


class Keys:
    """The keys of one show."""

    def __init__(self, show: str, prefix: str = "bouge") -> None:
        """Make the common prefix; the show's name is the hash tag."""
        self.root = f"{prefix}:{{{show}}}:"
        self.inbox = self.root + "inbox"
        self.broken = self.root + "inbox:broken"
        self.polls = self.root + "polls"
        self.secrets = self.root + "secrets"
        self.questions = self.root + "questions"
        self.cases = self.root + "cases"
        self.stage = self.root + "stage"
        self.counts = self.root + "counts"
        self.plan_due = self.root + "plan:due"
        self.tokens = self.root + "tokens"
        self.audit = self.root + "audit"
        self.feed = self.root + "feed"
        self.views = self.root + "views"
        self.feed_seq = self.root + "feed:seq"
        self.cursors = self.root + "cursors"
        self.channels = self.root + "channels"
        self.voices = self.root + "voices"
        self.hidden_voices = self.root + "voices:hidden"
        self.apart = self.root + "questions:apart"
        self.floor = self.root + "floor"
        self.links = self.root + "links"
        self.link_requests = self.root + "link-requests"
        self.sights = self.root + "sights"
        self.tallies = self.root + "tallies"
        self.boxes = self.root + "boxes"
        self.box_cards = self.root + "boxes:cards"
        self.boxes_due = self.root + "boxes:due"
        self.rounds = self.root + "rounds"
        self.examples = self.root + "examples"
        self.sessions = self.root + "formats"
        self.draws = self.root + "formats:draws"
        self.scrub = self.root + "scrub"
        self.cards = self.root + "cards"

    def outbox(self, platform: str) -> str:
        """Return the stream of actions of one platform."""
        return f"{self.root}outbox:{platform}"

    def ballots(self, poll_id: str) -> str:
        """Return the ballot box of one poll."""
        return f"{self.root}ballots:{poll_id}"

    def stands(self, poll_id: str) -> str:
        """Return the sides that voters have taken in one debate."""
        return f"{self.root}stands:{poll_id}"

    def backings(self, question_id: str) -> str:
        """Return the set of those who back one question."""
        return f"{self.root}backings:{question_id}"

    def copies(self, case_id: str) -> str:
        """Return the messages that joined one case."""
        return f"{self.root}copies:{case_id}"

    def entries(self, session_id: str) -> str:
        """Return what was contributed to one session of a format."""
        return f"{self.root}formats:entries:{session_id}"

    def picks(self, session_id: str) -> str:
        """Return the dots that were put in one session."""
        return f"{self.root}formats:picks:{session_id}"

    def unseen(self, question_id: str) -> str:
        """Return the set of those of them who were not seen before the question was asked."""
        return f"{self.root}backings:unseen:{question_id}"

    def lines(self, channel: str) -> str:
        """Return the recent messages of one channel."""
        return f"{self.root}lines:{channel}"

    def seen(self, at: datetime, earlier: int = 0) -> str:
        """Return the set of the events of the ten minutes around a platform time, or some before it."""
        return f"{self.root}seen:{int(at.timestamp() // SEEN_BUCKET.total_seconds()) - earlier}"

    def sending(self, action_id: str) -> str:
        """Return the mark of an action that must not be sent twice."""
        return f"{self.root}sending:{action_id}"

    def vault(self, name: str) -> str:
        """Return where a small secret is kept."""
        return f"{self.root}vault:{name}"
