# Moving debate, temperature, consent: what the bot says and answers.

# Moving debate
debate-for = For
debate-against = Against
debate-unsure = Unsure
opened-debate = Moving debate: { $question } — Type for, against or unsure, and change sides whenever an argument moves you: { $choices }.
panel-debate = **{ $question }**
    Moving debate: choose your side, and change it as often as you like.
receipt-moving-debate = You are on the side { $said }. Change it when an argument moves you.
result-debate = { $people ->
    [one] 1 person crossed
   *[other] { $people } people crossed
} (crossings: { $towards }). In the end: { $sides }.
result-debate-still = nobody crossed. In the end: { $sides }.
result-debate-side = { $count } { $side }
order-argument-debate = An argument goes on air in a moving debate, not in this poll.
order-argument = An argument has a number from 1 to { $highest } and a name of at most { $most } characters; 0 takes it off.

# Temperature
opened-mood = Temperature: { $question } — Type +, − or a number from 0 to 10, whenever you like. This is no vote.
panel-mood = **{ $question }**
    The mood of the room, from 0 to 10: say how you feel, as often as you like. This is no vote.
mood-hint = How do you feel, from 0 to 10?
mood-value = { $value } out of { $most }
receipt-temperature = Noted: { $said }. It counts for a while, then fades; this is no vote.
result-mood = { $whole }.{ $tenth } out of { $most }, from { $people ->
    [one] 1 person
   *[other] { $people } people
} at the end. This is no vote.
mood-too-few = “{ $question }”: too few people to tell the mood. This is no vote.

# Decision by consent
opened-consent = Consent: { $question } — Listen to the proposal; the bot will tell you when to ask, to say how you feel or to object.
panel-consent = **{ $question }**
    Decision by consent. When it is time for objections, say why with this button, or type !objection and your reason.
consent-object = Object
result-consent = consent: no objection stands, the proposal passes as it is.
result-consent-with-amendments = consent: no objection stands, the proposal passes after { $amendments ->
    [one] 1 amendment
   *[other] { $amendments } amendments
}.
result-standing-objections = no consent: { $objections ->
    [one] 1 objection still stands
   *[other] { $objections } objections still stand
}.
result-under-way = the round ends without a decision.
order-consent = This is for a consent round, not for this poll.
order-consent-phase = There is no such step.
consent-phase-proposal = The proposal: { $proposal }
consent-phase-clarification = Clarification: a question, to understand? Type !question and your question.
consent-phase-feelings = Feelings: type !feeling and how the proposal makes you feel.
consent-phase-amendment = Amendment: whoever made the proposal may change it.
consent-phase-objections = Objections: type !objection and your reason. A “no” without a reason is none; disliking is not objecting. To back one: +1 and its number.
consent-phase-consent = Consent: { $objections ->
    [0] no objection stands.
    [one] 1 objection still stands.
   *[other] { $objections } objections still stand.
}
consent-noted-feeling = Feeling noted, thank you.
consent-noted-question = Question noted, thank you.
consent-noted-objection = Objection { $number } noted, thank you. Saying it again replaces it.
consent-flagged = This goes to the moderators first: say it another way.
order-poll-sides = A moving debate has two or three sides, all different and none empty.
order-poll-no-choices = A temperature or a consent round has no choices.
