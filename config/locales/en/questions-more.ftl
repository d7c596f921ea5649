# What is said of questions: their place and its reason, their life, mergers, new voices.

# The order
rank-place = No. { $place }: { $reason }
rank-list-separator = {"; "}
rank-unbacked = no backing yet
rank-all-unserved = { $backers ->
    [one] 1 backing, by somebody none of whose questions has been on air yet
   *[other] { $backers } backings, by people none of whose questions has been on air yet
}
rank-all-served = { $backers ->
    [one] 1 backing, by somebody who has had a question on air
   *[other] { $backers } backings, all by people who have had a question on air
}
rank-backed = { $backers } backings, { $unserved } of them by people none of whose questions has been on air yet
rank-first-voice = first voice
rank-passes = passes { $other }, which is nearly equal
rank-heard = the author has had the floor
rank-heard-above = another question of the author stands higher
rank-behind = lets { $other } pass, a first voice that is nearly equal
rank-tied = equals { $other }, which was asked earlier

# What the bot answers
question-where = Your question No. { $number } is number { $place } in line: { $reason }.
question-alike = It resembles No. { $number }: you can back that one too with +1 { $number }.
question-too-fast = No more than { $limit ->
    [one] 1 question
   *[other] { $limit } questions
} a minute: you can ask another one in { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}.
question-edited = Question No. { $number } corrected.
question-edited-again-read = Question No. { $number } changed: moderators read it again before it takes its place.
question-too-late-to-edit = Question No. { $number } cannot be changed any more.
question-withdrawn = Question No. { $number } withdrawn.
question-too-late-to-withdraw = Question No. { $number } cannot be withdrawn any more.
question-not-yours = Question No. { $number } is not yours.
question-unbacked = You no longer back question No. { $number }.
question-unback-button = Take my backing back
question-not-backed = You do not back question No. { $number }.
command-edit-how = To change your question, give its number, then its new text: !edit 12 and the text.
command-withdraw-how = To withdraw your question, give its number: !withdraw 12.
voice-hidden = Fine: the show will not remember that you have had the floor. In exchange you do not go first as a first voice. To change your mind: !discreet no.
voice-shown = Fine: the show remembers, under a keyed hash, whether you have had the floor.

# What authors learn
question-refused = @{ $author }, your question No. { $number } is not taken: { $reason }
question-refused-default = it does not suit this moment of the show. Thank you for asking it!
question-deferred = @{ $author }, your question No. { $number } is deferred: { $promise }
question-deferred-default = an answer will come later.
question-answered = @{ $author }, your question No. { $number } has been answered!
question-merged = @{ $author }, your question No. { $number } joins No. { $into }, which asks the same: its backings are added there, and your name stays.
question-page = { $page }

# Control room
question-answer-too-long = An answer has { $most } characters at most.
merge-itself = A question cannot join itself.
merge-state = These two questions cannot be merged, or not any more.
merge-not-merged = This question is not merged with another one.
my-data-voice = • accounts that the show remembers as having had the floor: { $count }

# Discord
discord-command-discreet = Do not remember that you have had the floor
discord-option-discreet = non, so that the show remembers it again
discord-option-edited = The number of your question, to change or withdraw it
discord-option-withdraw = oui, to withdraw your question
discord-option-unback = oui, to withdraw your backing

# The public page of promised answers
promises-title = Promised answers
promises-all = ← All promised answers of { $show }
promises-what = These questions were put to the show, which promised to answer. Each keeps its page until somebody does.
promises-none = No answer is promised at present.
promises-waits = Answer promised on { $day }
promises-answered = Answered on { $day }
promises-answer = The answer
promises-promise = What was promised
promises-asked = The question
promises-by = Asked by { $author } on { $day }
promises-backed = { $backings ->
    [0] No backing
    [one] 1 backing
   *[other] { $backings } backings
}
promises-moment = On air at { $moment } in the video

# Command line
alike-no-pair = Line { $line }: two questions are needed, as in {"{"}"one": "…", "other": "…"{"}"}.
