# What the bot says in chat and answers to people.

# Votes
vote-receipt = Ballot counted: { $ballot }. Receipt: { $receipt }. You may change your mind while the vote is open: the last choice counts.
vote-over = The vote “{ $question }” is no longer open: this ballot was not counted.
vote-unknown = This vote no longer exists.
vote-opened = Vote: { $question } — Type the number in chat: { $choices }. The last choice counts.
vote-opened-approval = Vote: { $question } — Type the numbers of all that suits you in the chat, such as 1 3: { $choices }. The last ballot counts.
vote-opened-ranked = Vote: { $question } — Type the numbers in the order you prefer them, such as 3>1>2: { $choices }. The last ballot counts.
vote-opened-judgment = Vote: { $question } — Each choice has its turn; grade it when it is announced: { $choices }. The last grade counts.
vote-window = Grade “{ $label }” ({ $code }): excellent, very good, good, fairly good, passable, poor, reject, or from { $best } to { $worst }.
vote-late = { $people }: this vote is over.
vote-which = { $people }: for which choice? Write its number with the grade, such as “4: good”.
vote-change = Change my vote
vote-again = { $question } Vote again: the last choice counts.
vote-approve = All that suits you
vote-rank = Your choice no. { $place }
vote-grade = Grade for { $choice }
vote-page = Choices { $first } to { $last }
vote-choice = { $code } { $label }
vote-panel = **{ $question }**
    Choose below; only you see your answer, and the last choice counts.
vote-counted = “{ $question }”: { $count ->
    [one] 1 ballot counted
   *[other] { $count } ballots counted
}.
result-too-few = “{ $question }”: too few voters to show a result.

# Questions
question-received = Question no. { $number } received, thank you! A moderator reads it before it is shown.
questions-received = Questions received, thank you! { $list }. To back one: +1 and its number.
question-mention = no. { $number } ({ $author })
owed-to = @{ $author }: { $text }
questions-offered = Back one with +1 and its number: { $list }
question-offer = no. { $number } “{ $text }”
question-back-button = +1 no. { $number }
question-backed = Your backing of question no. { $number } is counted.
question-on-air = @{ $author }, your question no. { $number } is going on air!
question-none = You have no question in line. To ask one: !question followed by your question.
help = To take part: vote by typing the number on screen, ask with !question, back a question with +1 and its number. One voice for your two accounts: !lier. What the bot knows of you: !mesdonnees, and to erase it !oublie-moi.

# Commands and control room
order-not-allowed = Your role does not allow this.
order-no-segment = This segment is not in the rundown.
order-last-segment = That was the rundown’s last segment.
order-no-poll = This segment has no vote. Open a free vote, or go to another segment.
order-poll-open = A vote is already open: “{ $question }”. Close it first.
order-poll-none-open = No poll is open.
order-poll-unknown = This vote does not exist.
order-poll-closed = This vote is closed: it no longer changes.
order-poll-choices = A vote has 2 to 20 choices, all different and none empty.
order-poll-question = The vote’s question is missing.
order-poll-seconds = A vote lasts from 5 seconds to 24 hours.
order-nothing-ready = Nothing is in preview.
order-question-unknown = This question does not exist or was removed by the platform.
order-question-state = This is not possible for a question in this state.
order-case-unknown = This case does not exist.
order-case-closed = This case is already closed: { $by } took care of it.
order-case-held = { $holder } is already reading this case.
order-case-seconds = A timeout lasts from 1 second to 14 days.
order-case-act = The platform does not allow this for this message.
slash-done = Done.
slash-moderators = This command is for moderators.
slash-vote-how = Say what to do: ouvrir (with question and choices separated by semicolons, or nothing for the segment’s vote), clore, or antenne.
slash-unknown = The bot does not know this command.
default-reason = Message against the show’s charter.

# Flags
reason-platform-hold = Held back by the platform’s filter ({ $category })

# Health
classifier-down = The classifier no longer answers: the rules flag alone. { $fault }
classifier-remedy = Run “bouge doctor”, check classifier.model, then restart the bot.
classifier-off = The classifier is off in the settings: the rules flag alone.
gap-noticed = Interruption: messages may be missing since { $since }.
gap-remedy = Ask the audience to vote again if a vote was open.
stream-offline-noticed = The stream is stopped on the platform.
stream-offline-remedy = Nothing to do if it is meant; otherwise start the stream again.
raid-noticed = Raid: { $raider } arrives with { $viewers } people.
raid-remedy = Greet them; if the chat runs wild, panic (hold 1 s) calms it.
calm-failed = Panic did not calm this chat: { $why }
calm-remedy = Turn slow mode or shield mode on yourself, with the platform’s own tools.
order-known = This gesture had been received already.
order-crashed = This gesture met a fault of the bot: it was not carried out.
clock-differs = This machine’s clock and the platform’s differ by about { $seconds } s: votes may be refused for their time.
clock-remedy = Set this machine’s clock by internet time (NTP), then restart the bot.
