"""Every poll method, by the name that rundowns use; one file each, and its line here."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.polls.methods.approval import Approval
from bot.polls.methods.borda import Borda
from bot.polls.methods.consent import Consent
from bot.polls.methods.majority_judgment import MajorityJudgment
from bot.polls.methods.method import Method
from bot.polls.methods.moving_debate import MovingDebate
from bot.polls.methods.plurality import Plurality
from bot.polls.methods.ranked import Ranked
from bot.polls.methods.temperature import Temperature

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "plurality": Plurality(),
        "approval": Approval(),
        "ranked": Ranked(),
        "borda": Borda(),
        "majority-judgment": MajorityJudgment(),
        "moving-debate": MovingDebate(),
        "temperature": Temperature(),
        "consent": Consent(),
    }
)

# Those whose ballots are published when they are closed.
BOXED: Mapping[str, Method] = MappingProxyType(
    {name: method for name, method in METHODS.items() if method.has_box}
)
