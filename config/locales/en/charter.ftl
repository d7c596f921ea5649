# The charter, for whoever asks: "!charte" in a chat, "/charte" on Discord.

charter-in-short = Our charter: { $rules }
charter-title = The show’s charter:
charter-contest = Every decision of the moderators names one of these rules. You can contest it: /recours.
charter-none = This show has no written charter.
discord-command-charter = Read the show’s charter
