# Twitch's own poll, which mirrors a vote

native-poll-opened = Twitch's poll is only a mirror: a number typed in the chat (or a button on Discord) is a ballot, and nothing else.
native-poll-failed = Twitch's poll does not show this vote: { $why } The vote itself goes on.
native-poll-remedy = Sign the channel's account in again with the right channel:manage:polls, or set native_poll = false in [votes].
twitch-act-poll-over = This poll is over already.
twitch-act-not-broadcaster = it takes the channel's own token, with the right channel:manage:polls ({ $said }).
discord-act-no-native-poll = Discord has no poll that could mirror a vote.
