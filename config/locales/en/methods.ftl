# How each method counts, in one sentence

method-plurality-how = Each person picks one answer; the most picked wins, and equals win together.
method-approval-how = Each person ticks every answer they can live with; the one that suits most people wins, and equals win together.
method-majority-judgment-how = Each person gives each choice a grade, from “To reject” to “Excellent”; the middle grade (as many people above as below) orders the choices, and where grades are equal we compare how many people are above and below.
method-ranked-how = Each person orders the choices; they are compared two by two, following the clearest wins (Schulze’s method), and the one that nothing beats wins.
method-moving-debate-how = Each person takes a side and may change it at any time; we count who is where, who crosses, and during which argument.
method-consent-how = No votes are counted: the proposal passes if nobody keeps a reasoned objection to it, after questions, feelings and amendments.
method-temperature-how = This is no vote: it is the mean of how people say they feel right now, from 0 to 10, each person’s last word counting once.

# Grades of majority judgment, from the lowest to the highest
grade-0 = To reject
grade-1 = Insufficient
grade-2 = Passable
grade-3 = Fairly good
grade-4 = Good
grade-5 = Very good
grade-6 = Excellent

# Decision by consent
consent-over = This consent round is over.
consent-not-back = One can only go back to an earlier step.
consent-not-now-question = This is not the time for clarifying questions.
consent-not-now-feeling = This is not the time for feelings.
consent-not-now-objection = This is not the time for objections.
consent-text = A text is needed, of at most { $most } characters.
consent-not-in-circle = Only people drawn by lot object; you may back their objections.
consent-own-objection = This objection is already yours.
consent-merge-itself = An objection cannot be merged with itself.
consent-why = Say why this objection is set aside: it will be in the account of the show.
consent-not-yours = This objection is not yours.
consent-no-objection = No objection { $number } is waiting.
consent-reason-needed = A “no” is not enough to object: say why, for instance “!objection there is no bus in the evening”.
