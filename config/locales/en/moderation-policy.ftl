# What moderation says to the people concerned, and why.

# What a message's author reads; 500 characters at most on Twitch, the rule included.
statement-removed = Your message was removed: it departs from our rule “{ $rule }”.
statement-unpublished = Your message was not published: it departs from our rule “{ $rule }”.
statement-then-warn = This is a warning, with no other consequence.
statement-then-timeout = You can write again in { $length }.
statement-then-ban = You no longer have access to the show’s chat.
statement-by-person = A moderator decided it.
statement-by-two = Two moderators decided it.
statement-by-machine = This is an automatic decision, made as the show’s settings say.
statement-note = To be precise: { $reason }
statement-how-chat = You disagree? Type !recours followed by your reasons: somebody else will look at the decision again.
statement-how-later = You disagree? After that time, type !recours followed by your reasons: somebody else will look at the decision again.
statement-how-unban = You disagree? Ask Twitch to lift the ban, below the chat: somebody else will look at the decision again.
statement-how-button = You disagree? Press “Contest”: somebody else will look at the decision again.
statement-chat = one of your messages was removed (rule “{ $rule }”). To talk about it: !recours followed by your reasons.
statement-chat-discord = moderation removed one of your messages. Type /recours to know why, or to contest it.
statement-cleared = Your message had been removed until somebody had read it. It respects the charter: you may post it again. Thank you for your patience.
statement-cleared-chat = your message had been removed until somebody had read it. It respects the charter: you may post it again.
statement-undone = The decision about your message is lifted.
statement-undone-reason = The decision about your message is lifted: { $reason }
statement-undone-chat = the decision about your message is lifted.
length-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
length-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
length-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
length-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

# Appeals
appeal-button = Contest
appeal-received = your appeal has arrived. Somebody else will read it and answer you.
appeal-received-alone = Your appeal has arrived. Somebody other than who decided will read it, and you will have their answer.
appeal-nothing = no recent decision is about you.
appeal-open = your appeal is already noted: it waits to be read.
appeal-accepted = your appeal was accepted: { $reason }
appeal-rejected = after another reading, the decision stands: { $reason }
appeal-accepted-alone = Your appeal was read by another moderator. They agree with you, and the decision is lifted. { $reason }
appeal-rejected-alone = Your appeal was read by another moderator. They uphold the decision. { $reason }
appeal-answered-discord = your appeal has been answered: type /recours to read it.
appeal-sanction = This is what moderation decided about your message.

# What the moderation page answers
order-rule-unknown = This rule is not in the charter.
order-note-empty = Write your note first.
order-note-long = A note has { $most } characters at most.
order-note-many = This case already has { $most } notes.
order-second-none = No decision waits to be confirmed in this case.
order-second-same = This decision is your own: somebody else must confirm it.
order-undo-nothing = There is no decision to take back in this case.
order-undo-done = { $by } has already taken this decision back.
order-undo-wait = The platform has not answered yet. Wait a moment, then try again.
order-appeal-none = No appeal waits for an answer in this case.
order-appeal-yours = This appeal contests your decision: somebody else must read it.
order-appeal-reason = Write why: the person will read your answer.
order-permit-name = Write the person’s name, as in { "!permit zoe" }.
order-permit-seconds = A permit lasts from 10 seconds to an hour.
order-dry-run-rule = This rule does not exist, or cannot be replayed alone.
order-dry-run-number = This rule needs a number from { $least } to { $most }.
order-dry-run-terms = Give the terms to look for, 200 at most.
order-dry-run-threshold = A threshold goes from 0 to 1.
order-dry-run-scores = The classifier has not scored these messages: only rules can be replayed.
second-unconfirmed = Not confirmed: { $reason }
second-unconfirmed-bare = Not confirmed.

# Permits
permit-given = { $name } may post a link for { $length }.

# Rules
reason-raid = { $count ->
        [one] One person sends
       *[other] { $count } people send
    } the same text in { $seconds ->
        [one] a second
       *[other] { $seconds } seconds
    }
reason-symbols = Hardly anything but signs ({ $percent } %)
reason-newcomer-link = First message of this account this evening, with a link
reason-newcomer-mentions = First message of this account this evening, calling several people
reason-newcomer-offer = First message of this account this evening, and it reads like an advertisement
wave-noticed = { $count ->
        [one] One account never seen before writes
       *[other] { $count } accounts never seen before write
    } within { $seconds ->
        [one] a second
       *[other] { $seconds } seconds
    }
wave-remedy = If their messages are alike, one case will gather them. If not, moderation can calm the chat.
follow-wave-noticed = { $count ->
        [one] One account followed the channel
       *[other] { $count } accounts followed the channel
    } within { $seconds ->
        [one] a second
       *[other] { $seconds } seconds
    }
follow-wave-remedy = If nobody expected them, they may be fake accounts: keep an eye on the chat. Moderators can keep it for long-standing followers for a while.

# Dry runs
dry-run-rule = With “{ $rule }”, { $flagged ->
        [0] no message would have been flagged
        [one] one message would have been flagged
       *[other] { $flagged } messages would have been flagged
    }, of { $examined ->
        [0] none kept so far
        [one] one kept
       *[other] { $examined } kept
    }.
dry-run-threshold = At a threshold of { $threshold } %, { $flagged ->
        [0] no message would have been flagged
        [one] one message would have been flagged
       *[other] { $flagged } messages would have been flagged
    }, of { $examined ->
        [0] none scored so far
        [one] one scored
       *[other] { $examined } scored
    }.
dry-run-score = Scored { $score } % by the classifier

# The automatic rules, by name
rule-links = links
rule-caps = capitals
rule-symbols = signs
rule-repeated = repetitions
rule-flood = floods
rule-copies = copies by one person
rule-mentions = mentions
rule-blocked-terms = blocked terms
rule-personal-data = personal data
rule-newcomer = first messages

# Discord
discord-command-appeal = Contest a decision of moderation about you, or read the answer
discord-option-plea = Your reasons
discord-appeal-title = Your appeal
discord-appeal-label = Why do you think the decision is unfair?
discord-appeal-example = I was quoting somebody, I was joking with a friend…
