# What the platforms' own moderation brings into the queue.

platform-twitch = Twitch
platform-discord = Discord

reason-suspect = Account under suspicion on Twitch: { $why }.
suspect-evasion-likely = it probably gets around a ban
suspect-evasion-possible = it may get around a ban
suspect-ban-evader = it is said to get around a ban
suspect-banned-in-shared-channel = it is banned from a channel that shares its bans
suspect-manually-added = a moderator put it there
suspect-watched = Twitch points at it
suspect-unseen = Only moderators read its messages.

reason-filter-block = Discord’s filter blocked this message ({ $rule }): nobody has read it.
reason-filter-alert = Discord’s filter pointed at this message ({ $rule }).
filter-keyword = a word of your list
filter-keyword-preset = a word of Discord’s lists
filter-spam = unwanted content
filter-mention-spam = too many mentions
filter-member-profile = profile
filter-other = a rule of the server

reason-unban-request = This person is banned and asks to come back, with Twitch’s form.
plea-withdrawn = The person has withdrawn their request.
lifted-elsewhere = Sanction lifted on { $platform } itself.
warning-read = Warning read at { $time }.

discord-moderators-open = The whole server can read the moderators’ channel ({ $channel }), where flagged messages arrive.
discord-moderators-open-remedy = Make this channel private: only the bot and the moderators should see it.
