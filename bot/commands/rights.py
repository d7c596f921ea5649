"""Who may order what."""

from bot.orders import (
    ActorRole,
    AirPoll,
    AnyOrder,
    AskSecond,
    ClosePoll,
    ConfirmDecision,
    DecideCase,
    DecideQuestion,
    DryRun,
    GuideFormat,
    HoldCase,
    JudgeAppeal,
    KeepApart,
    MergeObjections,
    MergeQuestions,
    NoteCase,
    OpenPoll,
    Panic,
    Permit,
    QuestionAct,
    RetagQuestion,
    SetAsideObjection,
    ShowPoll,
    UndoDecision,
    UnmergeQuestion,
)

# Discord's /vote is the moderators' too; anybody who sees trouble presses panic, and may take it back.
_MODERATORS = (
    DecideCase,
    HoldCase,
    NoteCase,
    UndoDecision,
    AskSecond,
    ConfirmDecision,
    JudgeAppeal,
    Permit,
    DryRun,
    OpenPoll,
    ClosePoll,
    ShowPoll,
    AirPoll,
    Panic,
    MergeObjections,
    SetAsideObjection,
    MergeQuestions,
    UnmergeQuestion,
    KeepApart,
    RetagQuestion,
    # Which acts of which format: each format says.
    GuideFormat,
)
_MODERATORS_ON_QUESTIONS = frozenset({QuestionAct.ACCEPT, QuestionAct.DISMISS})


def may(role: ActorRole, order: AnyOrder) -> bool:
    """Tell whether a role may give an order.

    The host and the system may give any. A moderator works on cases in every way, accepts and dismisses
    questions, opens, closes, shows and airs polls, sorts questions by theme, merges and sets aside
    objections, guides formats as far as these allow it, and presses panic; the rundown, the rest of the
    air, a poll's length and whether its results are hidden stay with the host. An overlay only looks.
    """
    if role is not ActorRole.MODERATOR:
        return role is not ActorRole.OVERLAY
    if isinstance(order, DecideQuestion):
        return order.act in _MODERATORS_ON_QUESTIONS
    return isinstance(order, _MODERATORS)
