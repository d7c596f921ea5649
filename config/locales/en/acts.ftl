# What becomes of the acts asked of platforms, beside platforms.ftl.

act-already-lifted = This person was under no sanction any more.
twitch-act-already-resolved = This request has had its answer already, or was withdrawn. Nothing was sent ({ $said }).
twitch-act-no-private-messages = Twitch has no private message to rely on: use the warning, which the person has to read.
discord-act-no-unban-requests = Discord has no unban requests: people write to you with an appeal.
discord-act-no-writing = The bot cannot write in this channel: let it see the channel and send messages there. Discord says: { $said }
