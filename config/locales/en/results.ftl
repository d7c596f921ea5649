# Results of votes, and what is answered when something asked for cannot be done.

# Results
result-nobody = “{ $question }”: nobody voted.
result-of = “{ $question }”: { $result }
result-winner = { $winners } wins with { $percent }% ({ $votes } of { $voters } votes).
result-tie = a tie between { $winners }, { $percent }% each ({ $votes } of { $voters } votes).
ballot-choice = { $code } — { $label }
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
