# Ce que la modération dit aux personnes concernées, et pourquoi.

# Ce que lit l’auteur d’un message ; 500 caractères au plus sur Twitch, règle comprise.
statement-removed = Votre message a été retiré : il s’écarte de notre règle « { $rule } ».
statement-unpublished = Votre message n’a pas été publié : il s’écarte de notre règle « { $rule } ».
statement-then-warn = C’est un avertissement, sans autre suite.
statement-then-timeout = Vous pourrez écrire de nouveau dans { $length }.
statement-then-ban = Vous n’avez plus accès au chat de l’émission.
statement-by-person = Une personne de la modération en a décidé ainsi.
statement-by-two = Deux personnes de la modération en ont décidé ainsi.
statement-by-machine = C’est une décision automatique, prise selon les réglages de l’émission.
statement-note = Précision : { $reason }
statement-how-chat = Vous n’êtes pas d’accord ? Écrivez !recours suivi de vos raisons : une autre personne relira la décision.
statement-how-later = Vous n’êtes pas d’accord ? Passé ce délai, écrivez !recours suivi de vos raisons : une autre personne relira la décision.
statement-how-unban = Vous n’êtes pas d’accord ? Vous pouvez demander à Twitch, à la place du chat, la levée du bannissement : une autre personne relira la décision.
statement-how-button = Vous n’êtes pas d’accord ? Appuyez sur « Contester » : une autre personne relira la décision.
statement-chat = un de vos messages a été retiré (règle « { $rule } »). Pour en parler : !recours suivi de vos raisons.
statement-chat-discord = la modération a retiré un de vos messages. Tapez /recours pour savoir pourquoi, ou pour contester.
statement-cleared = Votre message avait été retiré le temps d’une relecture. Il respecte la charte : vous pouvez le publier de nouveau. Merci de votre patience.
statement-cleared-chat = votre message avait été retiré le temps d’une relecture. Il respecte la charte : vous pouvez le publier de nouveau.
statement-undone = La décision prise à propos de votre message est levée.
statement-undone-reason = La décision prise à propos de votre message est levée : { $reason }
statement-undone-chat = la décision prise à propos de votre message est levée.
length-seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
    }
length-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
length-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
length-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }

# Recours
appeal-button = Contester
appeal-received = votre recours est bien reçu. Une autre personne le lira et vous répondra.
appeal-received-alone = Votre recours est bien reçu. Une autre personne que celle qui a décidé le lira, et vous aurez sa réponse.
appeal-nothing = aucune décision récente ne vous concerne.
appeal-open = votre recours est déjà enregistré : il attend d’être lu.
appeal-accepted = votre recours a été accepté : { $reason }
appeal-rejected = après relecture, la décision est maintenue : { $reason }
appeal-accepted-alone = Votre recours a été lu par une autre personne de la modération. Elle vous donne raison, et la décision est levée. { $reason }
appeal-rejected-alone = Votre recours a été lu par une autre personne de la modération. Elle maintient la décision. { $reason }
appeal-answered-discord = votre recours a reçu sa réponse : tapez /recours pour la lire.
appeal-sanction = Voici ce que la modération a décidé à propos de votre message.

# Ce que répond la page de modération
order-rule-unknown = Cette règle n’est pas dans la charte.
order-note-empty = Écrivez d’abord votre note.
order-note-long = Une note a { $most } caractères au plus.
order-note-many = Ce dossier a déjà { $most } notes.
order-second-none = Aucune décision n’attend de confirmation dans ce dossier.
order-second-same = C’est votre propre décision : une autre personne doit la confirmer.
order-undo-nothing = Il n’y a pas de décision à annuler dans ce dossier.
order-undo-done = Cette décision a déjà été annulée par { $by }.
order-undo-wait = La plateforme n’a pas encore répondu. Attendez un instant, puis recommencez.
order-appeal-none = Aucun recours n’attend de réponse dans ce dossier.
order-appeal-yours = Ce recours conteste votre décision : une autre personne doit le lire.
order-appeal-reason = Écrivez pourquoi : la personne lira votre réponse.
order-permit-name = Écrivez le nom de la personne, comme { "!permit zoé" }.
order-permit-seconds = Une permission dure de 10 secondes à une heure.
order-dry-run-rule = Cette règle n’existe pas, ou ne se rejoue pas seule.
order-dry-run-number = Pour cette règle, il faut un nombre de { $least } à { $most }.
order-dry-run-terms = Donnez les termes à chercher, 200 au plus.
order-dry-run-threshold = Un seuil va de 0 à 1.
order-dry-run-scores = Le classifieur n’a pas noté ces messages : seules les règles se rejouent.
second-unconfirmed = Non confirmé : { $reason }
second-unconfirmed-bare = Non confirmé.

# Permissions
permit-given = { $name } peut publier un lien pendant { $length }.

# Règles
reason-raid = { $count ->
        [one] Une personne envoie
       *[other] { $count } personnes envoient
    } le même texte en { $seconds ->
        [one] une seconde
       *[other] { $seconds } secondes
    }
reason-symbols = Presque rien que des signes ({ $percent } %)
reason-newcomer-link = Premier message de ce compte ce soir, avec un lien
reason-newcomer-mentions = Premier message de ce compte ce soir, qui mentionne plusieurs personnes
reason-newcomer-offer = Premier message de ce compte ce soir, qui ressemble à une publicité
wave-noticed = { $count ->
        [one] Un compte encore jamais vu écrit
       *[other] { $count } comptes encore jamais vus écrivent
    } en { $seconds ->
        [one] une seconde
       *[other] { $seconds } secondes
    }
wave-remedy = Si leurs messages se ressemblent, un seul dossier les rassemblera. Sinon, la modération peut calmer le chat.
follow-wave-noticed = { $count ->
        [one] Un compte s’est mis à suivre la chaîne
       *[other] { $count } comptes se sont mis à suivre la chaîne
    } en { $seconds ->
        [one] une seconde
       *[other] { $seconds } secondes
    }
follow-wave-remedy = Si personne ne les attendait, ce sont peut-être de faux comptes : gardez un œil sur le chat. La modération peut le réserver un moment aux personnes qui suivent la chaîne depuis longtemps.

# Essais à blanc
dry-run-rule = Avec « { $rule } », { $flagged ->
        [0] aucun message n’aurait été signalé
        [one] un message aurait été signalé
       *[other] { $flagged } messages auraient été signalés
    }, { $examined ->
        [0] aucun message n’étant encore gardé
        [one] sur un seul message gardé
       *[other] sur { $examined } messages gardés
    }.
dry-run-threshold = Au seuil de { $threshold } %, { $flagged ->
        [0] aucun message n’aurait été signalé
        [one] un message aurait été signalé
       *[other] { $flagged } messages auraient été signalés
    }, { $examined ->
        [0] aucun message n’étant encore noté
        [one] sur un seul message noté
       *[other] sur { $examined } messages notés
    }.
dry-run-score = Noté { $score } % par le classifieur

# Les règles automatiques, par leur nom
rule-links = liens
rule-caps = capitales
rule-symbols = signes
rule-repeated = répétitions
rule-flood = rafales
rule-copies = copies d’une même personne
rule-mentions = mentions
rule-blocked-terms = termes exclus
rule-personal-data = données personnelles
rule-newcomer = premiers messages

# Discord
discord-command-appeal = Contester une décision de la modération à votre sujet, ou lire la réponse
discord-option-plea = Vos raisons
discord-appeal-title = Votre recours
discord-appeal-label = En quoi cette décision est-elle injuste ?
discord-appeal-example = Je citais quelqu’un, je plaisantais avec un ami…
