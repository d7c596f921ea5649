# What the formats of debate say: to one person, and to the whole chat.

# Shared
format-none = Nothing of the kind is open at the moment.
format-over = It is over: your contribution came too late.
format-too-short = The text is missing, for example: !idee night buses.
format-too-long = That is too long: { $most } characters at most.
format-repeated = You said that already, it is noted.
format-enough = That is the most: { $most }.
format-unknown = There is no such session.
format-not-one = There is no such format.
format-no-act = This gesture does not go with this format.
format-no-entry = This contribution is not there, or no longer.
format-no-tag = There is no such theme or group.
format-no-segment = The current segment is no format of debate.
format-already-open = “{ $subject }” is still open: close it first.
format-subject = Say what it is about, in { $most } characters at most.
format-themes = { $most } themes at most, 60 characters each.
format-not-timed = Nothing is timed at the moment.
format-refused = @{ $author }: your contribution was not kept. { $reason }

# Inviting people
format-opened-draw = Draw by lot: { $subject } — type !volontaire (or “!volontaire anonyme”: your name will not be shown). To be out again: !desiste.
format-opened-speaking-queue = Speaking queue: { $subject } — raise your hand with !parole, lower it with !baisser. Who spoke least goes first.
format-opened-six-hats = Six hats: { $subject } — the white one first, the facts. Type !avis and your sentence.
format-opened-brainstorm = Brainstorm: { $subject } — type !idee and your idea. Any will do, the vote comes later.
format-opened-porteur-de-parole = Wall of words: { $subject } — type !temoigne and your sentence. It is quoted only if you agree.
format-opened-themes = { $subject } — type !avis and your sentence. Themes: { $themes }.
format-button-volunteer = I volunteer
format-button-nameless = I volunteer, without my name
format-button-raise = Raise my hand
format-button-lower = Lower my hand
format-button-say = Say what I think
format-button-idea = Propose an idea
format-button-testify = Bear witness

# Draw by lot
draw-in = You are a volunteer. Your name in the published list: { $token }.
draw-out = You are no longer a volunteer.
draw-list-closed = The list of volunteers is closed.
draw-token = { $person } = { $token }
draw-tokens = Volunteers noted, with their name in the list: { $list }.
draw-needs-source = First announce where the seed will come from: a public beacon, or commitments.
draw-round-past = Round { $round } is already out: announce one to come, or none for the bot to choose.
draw-needs-commitments = It takes at least two commitments.
draw-needs-seed = Now it takes the seed: the beacon’s value, or the revealed ones.
draw-nobody = There is no volunteer yet.
draw-source-how = Say the beacon and its round, for example: drand quicknet ; 12345678.
draw-commit-how = Say the name and the digest, for example: Ana : 64 hexadecimal digits.
draw-commit-twice = This digest is somebody else’s already.
draw-reveal-when = Values are revealed once the list is closed, by those who committed.
draw-reveal-length = A revealed value has { $least } to 200 characters.
draw-reveal-other = This value is of no commitment: check every character.
draw-seed-when = The beacon’s value is given once the list is closed, for a draw by beacon.
draw-seed-unreadable = This beacon value cannot be read.
draw-seed-early = Round { $round } is not out yet: nobody can know its value.
draw-seed-altered = This answer of the beacon does not match its signature.
draw-seed-other-round = This is not the announced round ({ $round }).
draw-not-drawn = This person has no seat in this draw.
draw-listed = { $people ->
    [one] List closed: one volunteer.
   *[other] List closed: { $people } volunteers.
} Its digest: { $digest }. The seed will come from: { $source }.
draw-drawn = Drawn! { $people }. Seed: { $seed }. Anybody can replay it.
draw-called = A seat is free: { $people }.

# Speaking queue
queue-raised = Hand raised: you are number { $place }.
queue-lowered = Hand lowered.
queue-speaking = You have the floor!
queue-called = The floor is { $person }’s.
queue-thanks = Thank you { $person } for your words!
queue-empty = Nobody raises a hand.
queue-nobody = Nobody has the floor.

# Six hats
hats-noted = Noted.
hats-aside = Noted, and kept until its hat is on.
hats-on-white = White hat: facts, only facts. !avis and your sentence.
hats-on-red = Red hat: what you feel, no need to justify. !avis and your sentence.
hats-on-black = Black hat: risks, and what may fail. !avis and your sentence.
hats-on-yellow = Yellow hat: what there is to gain. !avis and your sentence.
hats-on-green = Green hat: new ideas, even mad ones. !avis and your sentence.
hats-on-blue = Blue hat: stand back, what do we keep? !avis and your sentence.

# Brainstorm
brainstorm-noted = Idea noted!
brainstorm-grouping = { $ideas ->
    [one] One idea! Sorting it.
   *[other] { $ideas } ideas! Grouping them.
}
brainstorm-dotting = Your { $dots } dots: type !point and the groups’ numbers, for example !point 1 1 2. { $list }
brainstorm-dotted = Dots put: { $list }.
brainstorm-dots-later = The vote comes later: ideas now! (!idee)
brainstorm-dots-only = Ideas are in, now for the dots: !point and numbers.
brainstorm-dots-how = Type !point and up to { $dots } numbers of groups, for example !point 1 1 2.
brainstorm-dots-many = You have { $dots } dots, no more.
brainstorm-dots-unknown = One of these groups does not exist.
brainstorm-no-groups = There is no group: name one at least.

# Wall of words
wall-agree = Thank you! You may be quoted on the wall: !citer (with your name), “!citer anonyme”, or “!citer non” to take your sentence back.
wall-agree-how = Type !citer, “!citer anonyme” or “!citer non”.
wall-agreed = You will be quoted by name, once it was read over.
wall-agreed-nameless = You will be quoted without your name, once it was read over.
wall-withdrawn = Your sentence is taken back.
wall-nothing = You have nothing on the wall. Type !temoigne and your sentence.
wall-quote-named = Quote me
wall-quote-nameless = Quote me without my name
wall-quote-no = Take my sentence back

# Themes
themes-noted = Noted.
themes-noted-under = Noted, under “{ $theme }”.

# My data
my-data-contributions = • contributions to formats of debate: { $count }

# Discord
discord-command-volunteer = Volunteer for the draw by lot
discord-command-desist = Volunteer no more
discord-command-raise = Raise your hand to have the floor
discord-command-lower = Lower your hand
discord-command-dots = Put your dots on groups of ideas
discord-command-quote = Say whether the wall may quote you
discord-command-say = Say what you think
discord-command-idea = Propose an idea to the brainstorm
discord-command-testify = Say something for the wall of words
discord-option-name = Choose “anonyme” for your name not to be shown
discord-option-about = What you want to speak of, if you want to say
discord-option-dots = The numbers of groups, for example 1 1 2
discord-option-how = Yes by name, without it (anonyme), or no
discord-option-say = Your sentence
discord-option-colour = The colour of another hat than the one that is on
discord-say-title = What you think
discord-say-label = What do you want to say?
discord-say-example = One short sentence.
discord-idea-title = Your idea
discord-idea-label = What is your idea?
discord-idea-example = One idea at a time, in a sentence.
discord-testify-title = Your words
discord-testify-label = What have you lived?
discord-testify-example = One or two sentences, in the first person.
