# What the adapters tell operators.

act-already-deleted = This message was already deleted.
act-already-banned = This person was already banned.

twitch-warning = Please follow the rules of the debate.
twitch-lost = Connection to Twitch lost, connecting again.
twitch-lost-remedy = Nothing to do: the bot comes back by itself. Messages written meanwhile may be missing.
twitch-down = Twitch does not answer ({ $fault }).
twitch-down-remedy = Check the internet connection and Twitch’s status (status.twitch.com). The bot keeps trying.
twitch-no-tokens = No Twitch token was given.
twitch-no-tokens-remedy = Give BOUGE_TWITCH__BOT_TOKEN and BOUGE_TWITCH__BOT_REFRESH_TOKEN, then restart.
twitch-no-channel = The Twitch channel “{ $channel }” does not exist.
twitch-no-channel-remedy = Correct the channel’s name in the [twitch] section of the settings.
twitch-signed-out = Twitch refuses the bot’s tokens, and refuses to renew them.
twitch-signed-out-remedy = Authorise the account again ({ $account }), give the new tokens (BOUGE_TWITCH__…_TOKEN and …_REFRESH_TOKEN), then restart.
twitch-broadcaster-signed-out = Twitch refuses the channel’s tokens, and refuses to renew them.
twitch-token-file-remedy = Let the bot read and write the file, or delete it. Until then, renewed tokens do not survive a restart.
twitch-scopes-missing = Missing Twitch rights: { $scopes }.
twitch-not-moderator = The bot is not a moderator of the channel.
twitch-subscription-refused = Twitch refuses to let the bot listen to { $type } ({ $status }: { $said }).
twitch-subscription-revoked = Twitch took { $type } back ({ $reason }).
twitch-scope-remedy = Authorise the account { $login } again, granting: { $scopes }. Then give the new tokens.
twitch-moderator-remedy = Type /mod { $login } in the channel’s chat. The bot tries again every minute.
twitch-banned-remedy = Check that the account { $login } is not banned from the channel and has the rights asked for. The bot tries again every minute.
twitch-revoked-remedy = Check that the account { $login } still authorises the bot and is still a moderator. The bot tries again every minute.
twitch-type-remedy = Twitch does not know { $type }, or no longer: update the bot. The rest works.
twitch-later-remedy = The bot tries again every minute.

twitch-act-unreachable = Twitch did not answer ({ $fault }). Look in the chat whether it was done.
twitch-act-no-panel = Twitch has no buttons in its chat.
twitch-act-no-answer = Twitch has no answer that one person alone can see.
twitch-act-too-fast = Too many messages in a short time: the bot keeps quiet to respect Twitch’s limits.
twitch-act-dropped = Twitch did not publish the message: { $said }
twitch-act-no-shield = Shield mode did not change: { $said }
twitch-act-no-slow-mode = Slow mode did not change: { $said }
twitch-act-already-decided = This held message was already decided, or is no longer held ({ $said }).
twitch-act-not-on-them = Twitch refuses this on this account or message: moderator, broadcaster or message too old ({ $said }).
twitch-act-signed-out = Twitch refuses the bot’s tokens: authorise its account again.
twitch-act-no-scope = The bot lacks a right: { $said }
twitch-act-not-moderator = The bot may not act here: make it a moderator (/mod). Twitch says: { $said }
twitch-act-refused = Twitch refuses ({ $status }): { $said }
