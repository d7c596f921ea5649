# Ce que deviennent les actes demandés aux plateformes, en plus de platforms.ftl.

act-already-lifted = Cette personne n’était plus sanctionnée.
twitch-act-already-resolved = Cette demande a déjà reçu sa réponse, ou a été retirée. Rien n’a été envoyé ({ $said }).
twitch-act-no-private-messages = Twitch n’a pas de message privé fiable : employez l’avertissement, que la personne doit lire.
discord-act-no-unban-requests = Discord n’a pas de demande de retour : la personne vous écrit par un recours.
discord-act-no-writing = Le bot ne peut pas écrire dans ce salon : donnez-lui le droit de le voir et d’y envoyer des messages. Discord dit : { $said }
