# Cases in the moderators' channel on Discord.

card-head = { $sign } **{ $what }** · { $platform } · **{ $author }**
card-high = Urgent
card-medium = Worth a look
card-low = No hurry
card-appeal = Appeal
card-record = { $count ->
    [one] · one case before
   *[other] · { $count } cases before
}
card-rule = Rule of the charter: { $rule }
card-plea = What the person says: “{ $plea }”
card-plea-none = nothing more
card-second = ⚖️ { $name } would like another opinion.
card-second-act = ⚖️ { $name } proposes { $act }. Somebody else must agree.
card-act-allow = to leave this message
card-act-delete = to delete this message
card-act-warn = a warning
card-act-timeout = a timeout
card-act-ban = a ban
card-copies = { $count ->
    [one] One copy will follow the same decision.
   *[other] { $count } copies, from { $authors } accounts, will follow the same decision.
}
card-held = 👁️ { $name } is reading this case.
card-over = ✔️ **{ $author }**: { $act }, by { $name }.
card-done-allow = message left
card-done-delete = message deleted
card-done-warn = warning
card-done-timeout = timeout
card-done-ban = ban
card-gone = ✔️ **{ $author }**: the message is gone from the platform, there is nothing left to decide.
card-refused = ⚠️ Not done: { $why }
card-undone = ↩️ Taken back by { $name }.

card-button-allow = Leave
card-button-delete = Delete
card-button-warn = Warn
card-button-timeout = Delete and time out
card-button-timeout-alone = Time out
card-button-ban = Ban
card-button-read = I take it
card-button-confirm = I agree
card-button-decline = I do not agree
card-button-accept = Accept the appeal
card-button-reject = Keep the decision
card-button-undo = Take the decision back

card-answer-allow = Noted: the message stays.
card-answer-delete = Noted: the message is deleted.
card-answer-warn = Noted: the person is warned, their message deleted.
card-answer-timeout = Noted: message deleted, person timed out.
card-answer-ban = Noted. A ban waits for a second moderator to agree.
card-answer-read = This case is yours for a while: the others see it.
card-answer-confirm = Thank you: two have decided.
card-answer-decline = Noted: nothing is done, the case waits.
card-answer-accept = Noted: the decision is taken back, and the person will know.
card-answer-reject = Noted: the decision stays, and the person will know why.
card-answer-undo = Noted: the decision is taken back, as far as the platform allows.
card-own-case = This case is about your own message: another person has to decide it.
card-not-allowed = These buttons are for people who can time members out on this server.

cards-failed = Cases do not arrive in the moderators’ channel on Discord: { $why }
cards-remedy = Check the channel’s name in the settings (discord.moderation_channel), and that the bot can write there. The page goes on.

discord-judge-title = Answer the appeal
discord-judge-label = Why? The person will read it.
discord-judge-example = Your message was aimed at somebody: the rule is everybody’s.
