# The public page of results.

results-title = Results of the votes
results-all = ← All votes of { $show }
results-none = No vote is published yet. Each vote appears here a few seconds after it closes.
results-line = { $day } · { $voters ->
    [one] 1 voter
   *[other] { $voters } voters
}
results-cancelled = Vote cancelled, without a result. Why: { $reason }
results-few-short = Too few voters to show a result.
results-few = Fewer than { $least } people voted: one could guess who voted what. Neither ballots nor a result are published, only the turnout.
results-not-valid = At least { $least } voters were needed: this result does not count.
results-result = The result
results-votes = { $votes ->
    [one] 1 vote
   *[other] { $votes } votes
} · { $percent }%
results-first = first
results-grade = { $grade }: { $count }
results-few-grades = Too few grades
results-duels = How many people prefer the choice of the row to that of the column
results-how = How it was counted
results-turnout = Who took part
results-voters = Voters
results-minimum = Minimum asked for
results-opened = Opened
results-announced = Announced end
results-closed = True end
results-delay = The true end comes a few seconds after the announced one: the stream reaches you late, and a vote of the last second counts. Compare the turnout with what you saw in the chats.
results-box = The box
results-box-is = Every ballot, without any name, in the order of the receipts, which is that of chance. The file is signed: changing one letter shows.
results-box-few = The question, the choices and the turnout, without any ballot. The file is signed: changing one letter shows.
results-get = Download the box
results-digest = Its digest (SHA-256):
results-check = Check it in three steps
results-step-files = Download the box and
results-program = the checking program, one single file to read before you run it
results-step-key = Take the show’s public key from where it was given before the vote, and compare it with this one:
results-step-run = In a terminal, with Python 3.9 or newer, without a connection:
results-your-receipt = YOUR_RECEIPT
results-receipt = Your receipt came with your vote, where the platform lets us answer you in private. Show it to nobody: it shows your ballot.
results-limits = What this does not prove
results-limit-operator = That each ballot comes from a person: a dishonest operator could add some. Only the published turnout lets you notice.
results-limit-coercion = That nobody was forced or paid: who shows a receipt shows a vote.
results-limit-chat = That a vote typed in a public chat is secret: everybody read it there.
results-limit-promise = That the operators keep their word: what ties ballots to accounts is destroyed after the audit period, but no file proves a destruction.
results-key = The show’s public key
results-key-is = It signs each box. Write it down before the vote, and from somewhere else than this page if you can.
results-key-file = The key alone, in a file
