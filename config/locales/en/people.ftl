# What the bot says of linked accounts, of what it knows of people, and of forgetting them.

link-type-on-twitch = Within 10 minutes, type in the Twitch chat: !lier { $code } — Your two accounts are then one voice. Give this code to nobody.
link-type-on-discord = on Discord, within 10 minutes: /lier code:{ $code } — The bot will give you there, in private, a second code to type here. This first code is useless to anyone else.
link-confirm-on-twitch = To confirm that this Twitch account is yours, type there within 10 minutes: !lier { $code } — It alone can use it.
link-done = your Twitch and Discord accounts are linked: they are one voice, and the last choice counts. If this was not you: !delier
link-already = your account is already linked to another one. To unlink it: !delier, or /delier on Discord.
link-unknown = this code is not valid, or no longer is. A code works once, for 10 minutes.
link-other-platform = this code is to be typed on the other platform.
link-use-slash = use the command /lier: only you see its answer.
link-too-often = too many tries: wait 10 minutes.
link-busy = too many requests right now: try again in a few minutes.
unlink-done = your two accounts are unlinked: they count separately again.
unlink-none = your account is linked to no other.

my-data = What the bot keeps of you:
my-data-linked = • your Twitch and Discord accounts are linked; the link is kept as fingerprints
my-data-not-linked = • no linked account: what follows is about this one only
my-data-open-ballots = • ballots in open votes: { $count }
my-data-closed-ballots = • ballots in closed votes, under a pseudonym until their secret is destroyed: { $count }
my-data-questions = • questions: { $count }
my-data-backings = • backings of questions: { $count }
my-data-cases = • moderation cases: { $count }
my-data-lines = • recent messages, kept as context: { $count }
my-data-how = To erase everything: /oublie-moi
my-data-in-private = this is not told in public: on Discord, type /mes-donnees. To include this account, link it first with /lier.

forget-confirm = for the bot to forget you, type: !oublie-moi oui — Your votes under way will be withdrawn, with your links and backings; your questions will stay, without your name.
forget-confirm-slash = For the bot to forget you, choose “oui”: /oublie-moi confirmer:oui. Your votes under way will be withdrawn, with your links and backings; your questions will stay, without your name.
forget-done = done: the bot has forgotten you. The ballots of closed votes stay, with nothing that tells whose they are.
forget-done-but-cases = done, except for what the moderators still look at: ask again when they have decided.
anonymous = anonymous

discord-command-link = Be one voice with your Discord and Twitch accounts
discord-command-unlink = Unlink your Discord and Twitch accounts
discord-command-data = See what the bot keeps of you
discord-command-forget = Ask the bot to forget you
discord-option-code = The code given in the Twitch chat, if there is one
discord-option-confirm = “oui” to confirm
