# Ce que les adaptateurs disent aux opérateurs.

act-already-deleted = Ce message était déjà supprimé.
act-already-banned = Cette personne était déjà exclue.

twitch-warning = Merci de respecter la charte du débat.
twitch-lost = Connexion à Twitch perdue, nouvelle connexion en cours.
twitch-lost-remedy = Rien à faire : le bot revient de lui-même. Les messages écrits entre-temps peuvent manquer.
twitch-down = Twitch ne répond pas ({ $fault }).
twitch-down-remedy = Vérifiez la connexion internet et l’état de Twitch (status.twitch.com). Le bot réessaie de lui-même.
twitch-no-tokens = Aucun jeton Twitch n’est donné.
twitch-no-tokens-remedy = Donnez BOUGE_TWITCH__BOT_TOKEN et BOUGE_TWITCH__BOT_REFRESH_TOKEN, puis redémarrez.
twitch-no-channel = La chaîne Twitch « { $channel } » n’existe pas.
twitch-no-channel-remedy = Corrigez le nom de la chaîne dans la section [twitch] des réglages.
twitch-signed-out = Twitch refuse les jetons du bot, et refuse de les renouveler.
twitch-signed-out-remedy = Autorisez de nouveau le compte ({ $account }), donnez les nouveaux jetons (BOUGE_TWITCH__…_TOKEN et …_REFRESH_TOKEN), puis redémarrez.
twitch-broadcaster-signed-out = Twitch refuse les jetons de la chaîne, et refuse de les renouveler.
twitch-token-file-remedy = Rendez le fichier lisible et modifiable par le bot, ou supprimez-le. D’ici là, les jetons renouvelés ne survivent pas à un redémarrage.
twitch-scopes-missing = Droits Twitch manquants : { $scopes }.
twitch-not-moderator = Le bot n’est pas modérateur de la chaîne.
twitch-subscription-refused = Twitch refuse l’écoute de { $type } ({ $status } : { $said }).
twitch-subscription-revoked = Twitch a retiré l’écoute de { $type } ({ $reason }).
twitch-scope-remedy = Autorisez de nouveau le compte { $login } en accordant : { $scopes }. Donnez ensuite les nouveaux jetons.
twitch-moderator-remedy = Tapez /mod { $login } dans le chat de la chaîne. Le bot réessaie toutes les minutes.
twitch-banned-remedy = Vérifiez que le compte { $login } n’est pas exclu de la chaîne, et qu’il a les droits demandés. Le bot réessaie toutes les minutes.
twitch-revoked-remedy = Vérifiez que le compte { $login } autorise toujours le bot et qu’il est toujours modérateur. Le bot réessaie toutes les minutes.
twitch-type-remedy = Twitch ne connaît pas, ou plus, { $type } : mettez le bot à jour. Le reste fonctionne.
twitch-later-remedy = Le bot réessaie toutes les minutes.

twitch-act-unreachable = Twitch n’a pas répondu ({ $fault }). Vérifiez dans le chat si l’acte a eu lieu.
twitch-act-no-panel = Twitch n’a pas de boutons dans le chat.
twitch-act-no-answer = Twitch n’a pas de réponse visible d’une seule personne.
twitch-act-too-fast = Trop de messages en peu de temps : le bot se tait pour respecter les limites de Twitch.
twitch-act-dropped = Twitch n’a pas publié le message : { $said }
twitch-act-no-shield = Le mode bouclier n’a pas changé : { $said }
twitch-act-no-slow-mode = Le mode lent n’a pas changé : { $said }
twitch-act-already-decided = Ce message retenu a déjà été traité, ou n’est plus retenu ({ $said }).
twitch-act-not-on-them = Twitch refuse cet acte sur ce compte ou ce message : modérateur, chaîne ou message trop ancien ({ $said }).
twitch-act-signed-out = Twitch refuse les jetons du bot : autorisez de nouveau son compte.
twitch-act-no-scope = Il manque un droit au bot : { $said }
twitch-act-not-moderator = Le bot n’a pas le droit d’agir ici : nommez-le modérateur (/mod). Twitch dit : { $said }
twitch-act-refused = Twitch refuse ({ $status }) : { $said }
