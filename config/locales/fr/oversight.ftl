# Ce que la modération propre aux plateformes apporte dans la file.

platform-twitch = Twitch
platform-discord = Discord

reason-suspect = Compte sous surveillance sur Twitch : { $why }.
suspect-evasion-likely = il contourne probablement une exclusion
suspect-evasion-possible = il contourne peut-être une exclusion
suspect-ban-evader = il contournerait une exclusion
suspect-banned-in-shared-channel = il est exclu d’une chaîne qui partage ses exclusions
suspect-manually-added = la modération l’y a mis
suspect-watched = Twitch le signale
suspect-unseen = Seule la modération lit ses messages.

reason-filter-block = Le filtre de Discord a bloqué ce message ({ $rule }) : personne ne l’a lu.
reason-filter-alert = Le filtre de Discord a signalé ce message ({ $rule }).
filter-keyword = mot de votre liste
filter-keyword-preset = mot des listes de Discord
filter-spam = contenu indésirable
filter-mention-spam = trop de mentions
filter-member-profile = profil
filter-other = règle du serveur

reason-unban-request = Cette personne est bannie et demande à revenir, par le formulaire de Twitch.
plea-withdrawn = La personne a retiré sa demande.
lifted-elsewhere = Sanction levée sur { $platform } même.
warning-read = Avertissement lu à { $time }.

discord-moderators-open = Tout le serveur peut lire le salon de la modération ({ $channel }), où arrivent des messages signalés.
discord-moderators-open-remedy = Rendez ce salon privé : seuls le bot et la modération doivent le voir.
