# Results of votes, and what is answered when something asked for cannot be done.

# Results
result-nobody = “{ $question }”: nobody voted.
result-of = “{ $question }”: { $result }
result-winner = { $winners } wins with { $percent }% ({ $votes } of { $voters } votes).
result-tie = a tie between { $winners }, { $percent }% each ({ $votes } of { $voters } votes).
result-approved = { $winners } wins: { $percent }% of voters approve of it ({ $votes } of { $voters }).
result-approved-tie = a tie between { $winners }, each approved by { $percent }% of voters ({ $votes } of { $voters }).
result-ranked = { $winners } wins: against each of the other choices, more voters prefer it ({ $voters ->
    [one] 1 voter
   *[other] { $voters } voters
}).
result-ranked-paths = { $winners } wins, by the clearest victories of one against one ({ $voters ->
    [one] 1 voter
   *[other] { $voters } voters
}).
result-ranked-tie = a tie between { $winners }: none beats the other ({ $voters ->
    [one] 1 voter
   *[other] { $voters } voters
}).
result-judged = { $winners } wins with the grade “{ $grade }” ({ $voters ->
    [one] 1 voter
   *[other] { $voters } voters
}).
result-judged-tie = a tie between { $winners }, with the grade “{ $grade }” ({ $voters ->
    [one] 1 voter
   *[other] { $voters } voters
}).
result-no-winner = “{ $question }”: no choice wins.
result-no-winner-approved = “{ $question }”: no choice was approved of.
result-no-winner-judged = “{ $question }”: no choice was graded by enough voters to win.
ballot-choice = { $code } — { $label }
ballot-grade = { $choice }: { $grade }
result-label = “{ $label }”
result-and = { $list } and { $last }
result-more = { $count ->
    [one] one more choice
   *[other] { $count } more choices
}

# Votes
order-poll-method = There is no voting method “{ $method }”.
order-poll-question-long = A vote’s question has at most { $most } characters.
order-poll-choice-long = A choice has at most { $most } characters.
order-poll-draft = This vote is not open yet.
order-poll-endless = This vote has no planned end: it is closed by hand.

# Questions
question-empty = Your question is empty or too short. Write it after !question, in one sentence.
question-too-long = Your question is too long: { $most } characters at most.
question-limit = You already have { $limit ->
    [one] a question waiting
   *[other] { $limit } questions waiting
}: leave room for others.
question-repeated = You have already asked this: it is question no. { $number }.
question-own = Question no. { $number } is yours: it is for others to back.
question-not-open = Question no. { $number } cannot be backed, or no longer.

# Commands
command-question-how = To ask a question, write it after !question, in the same message.
command-back-how = To back a question, give its number: !soutien 12, or +1 12.
