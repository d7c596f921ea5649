# Le sondage de Twitch, miroir d’un vote

native-poll-opened = Le sondage de Twitch n’est qu’un miroir : seul un chiffre tapé dans le chat (ou un bouton sur Discord) est un bulletin.
native-poll-failed = Le sondage de Twitch ne montre pas ce vote : { $why } Le vote, lui, continue.
native-poll-remedy = Reconnectez le compte de la chaîne avec le droit channel:manage:polls, ou mettez native_poll = false dans [votes].
twitch-act-poll-over = Ce sondage est déjà terminé.
twitch-act-not-broadcaster = il faut le jeton de la chaîne, avec le droit channel:manage:polls ({ $said }).
discord-act-no-native-poll = Discord n’a pas de sondage qui puisse refléter un vote.
