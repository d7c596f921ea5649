# Ce que disent les formats de débat : à une personne, et à tout le chat.

# Communs
format-none = Rien de tel n’est ouvert en ce moment.
format-over = C’est terminé : votre contribution arrive trop tard.
format-too-short = Il manque le texte, par exemple : !idee des bus de nuit.
format-too-long = C’est trop long : { $most } caractères au plus.
format-repeated = Vous l’avez déjà dit, c’est noté.
format-enough = C’est le maximum : { $most }.
format-unknown = Cette séance n’existe pas.
format-not-one = Ce format n’existe pas.
format-no-act = Ce geste ne va pas avec ce format.
format-no-entry = Cette contribution n’est pas, ou plus, là.
format-no-tag = Ce thème ou ce groupe n’existe pas.
format-no-segment = La séquence en cours n’est pas un format de débat.
format-already-open = « { $subject } » est encore ouvert : fermez-le d’abord.
format-subject = Dites de quoi il s’agit, en { $most } caractères au plus.
format-themes = { $most } thèmes au plus, 60 caractères chacun.
format-not-timed = Rien n’est chronométré en ce moment.
format-refused = @{ $author } : votre contribution n’a pas été retenue. { $reason }

# Inviter à participer
format-opened-draw = Tirage au sort : { $subject } — tapez !volontaire (ou « !volontaire anonyme » : votre nom ne sera pas affiché). Pour ne plus en être : !desiste.
format-opened-speaking-queue = Tour de parole : { $subject } — levez la main avec !parole, baissez-la avec !baisser. Qui a le moins parlé passe d’abord.
format-opened-six-hats = Six chapeaux : { $subject } — on commence par le blanc, les faits. Tapez !avis puis votre phrase.
format-opened-brainstorm = Remue-méninges : { $subject } — tapez !idee puis votre idée. Toutes sont bonnes à prendre, on votera après.
format-opened-porteur-de-parole = Porteur de parole : { $subject } — tapez !temoigne puis votre phrase. Elle n’est citée qu’avec votre accord.
format-opened-themes = { $subject } — tapez !avis puis votre phrase. Thèmes : { $themes }.
format-button-volunteer = Je suis volontaire
format-button-nameless = Volontaire, sans mon nom
format-button-raise = Lever la main
format-button-lower = Baisser la main
format-button-say = Donner mon avis
format-button-idea = Proposer une idée
format-button-testify = Témoigner

# Tirage au sort
draw-in = Vous êtes volontaire. Votre nom dans la liste publiée : { $token }.
draw-out = Vous n’êtes plus volontaire.
draw-list-closed = La liste des volontaires est close.
draw-token = { $person } = { $token }
draw-tokens = Volontaires notés, avec leur nom dans la liste : { $list }.
draw-needs-source = Annoncez d’abord d’où viendra la graine : une balise publique, ou des engagements.
draw-round-past = Le tour { $round } est déjà sorti : annoncez-en un à venir, ou aucun pour que le bot choisisse.
draw-needs-commitments = Il faut au moins deux engagements.
draw-needs-seed = Il faut maintenant la graine : la valeur de la balise, ou les valeurs révélées.
draw-nobody = Il n’y a pas encore de volontaire.
draw-source-how = Dites la balise et son tour, par exemple : drand quicknet ; 12345678.
draw-commit-how = Dites le prénom et l’empreinte, par exemple : Ana : 64 chiffres hexadécimaux.
draw-commit-twice = Cette empreinte est déjà celle de quelqu’un d’autre.
draw-reveal-when = Les valeurs se révèlent quand la liste est close, et par qui s’est engagé.
draw-reveal-length = Une valeur révélée a de { $least } à 200 caractères.
draw-reveal-other = Cette valeur n’est celle d’aucun engagement : vérifiez chaque caractère.
draw-seed-when = La valeur de la balise se donne quand la liste est close, pour un tirage par balise.
draw-seed-unreadable = Cette valeur de balise est illisible.
draw-seed-early = Le tour { $round } n’est pas encore sorti : sa valeur ne peut pas être connue.
draw-seed-altered = Cette réponse de la balise ne correspond pas à sa signature.
draw-seed-other-round = Ce n’est pas le tour annoncé ({ $round }).
draw-not-drawn = Cette personne n’a pas de place dans ce tirage.
draw-listed = { $people ->
    [0] Liste close : aucun volontaire.
    [one] Liste close : un volontaire.
   *[other] Liste close : { $people } volontaires.
} Son empreinte : { $digest }. La graine viendra de : { $source }.
draw-drawn = Tirage fait ! { $people }. Graine : { $seed }. Tout le monde peut le refaire.
draw-called = Une place se libère : { $people }.

# Tour de parole
queue-raised = Main levée : vous êtes au rang { $place }.
queue-lowered = Main baissée.
queue-speaking = Vous avez la parole !
queue-called = La parole est à { $person }.
queue-thanks = Merci { $person } pour votre parole !
queue-empty = Personne ne lève la main.
queue-nobody = Personne n’a la parole.

# Six chapeaux
hats-noted = C’est noté.
hats-aside = C’est noté, et gardé pour le moment de son chapeau.
hats-on-white = Chapeau blanc : les faits, rien que les faits. !avis puis votre phrase.
hats-on-red = Chapeau rouge : ce que vous ressentez, sans vous justifier. !avis puis votre phrase.
hats-on-black = Chapeau noir : les risques et ce qui pourrait échouer. !avis puis votre phrase.
hats-on-yellow = Chapeau jaune : ce qu’on y gagne. !avis puis votre phrase.
hats-on-green = Chapeau vert : des idées neuves, même folles. !avis puis votre phrase.
hats-on-blue = Chapeau bleu : prenons du recul, que retenir ? !avis puis votre phrase.

# Remue-méninges
brainstorm-noted = Idée notée !
brainstorm-grouping = { $ideas ->
    [0] Pas encore d’idée : il n’y a rien à regrouper.
    [one] Une idée ! On la range.
   *[other] { $ideas } idées ! On les regroupe.
}
brainstorm-dotting = Vos { $dots } points : tapez !point et les numéros des groupes, par exemple !point 1 1 2. { $list }
brainstorm-dotted = Points posés : { $list }.
brainstorm-dots-later = On vote plus tard : pour l’instant, des idées ! (!idee)
brainstorm-dots-only = Les idées sont rassemblées, on pose des points : !point et des numéros.
brainstorm-dots-how = Tapez !point et jusqu’à { $dots } numéros de groupes, par exemple !point 1 1 2.
brainstorm-dots-many = Vous avez { $dots } points, pas plus.
brainstorm-dots-unknown = L’un de ces groupes n’existe pas.
brainstorm-no-groups = Il n’y a pas de groupe : nommez-en au moins un.

# Porteur de parole
wall-agree = Merci ! Pour que le mur vous cite : !citer (avec votre nom), « !citer anonyme », ou « !citer non » pour retirer votre phrase.
wall-agree-how = Tapez !citer, « !citer anonyme » ou « !citer non ».
wall-agreed = Le mur vous citera avec votre nom, après relecture.
wall-agreed-nameless = Le mur vous citera sans votre nom, après relecture.
wall-withdrawn = Votre phrase est retirée.
wall-nothing = Vous n’avez rien sur le mur. Tapez !temoigne puis votre phrase.
wall-quote-named = Me citer
wall-quote-nameless = Me citer sans mon nom
wall-quote-no = Retirer ma phrase

# Thèmes
themes-noted = C’est noté.
themes-noted-under = C’est noté, au thème « { $theme } ».

# Mes données
my-data-contributions = • contributions aux formats de débat : { $count }

# Discord
discord-command-volunteer = Être volontaire pour le tirage au sort
discord-command-desist = Ne plus être volontaire
discord-command-raise = Lever la main pour prendre la parole
discord-command-lower = Baisser la main
discord-command-dots = Poser vos points sur des groupes d’idées
discord-command-quote = Dire si le mur peut vous citer
discord-command-say = Donner votre avis
discord-command-idea = Proposer une idée au remue-méninges
discord-command-testify = Témoigner pour le mur de paroles
discord-option-name = Choisissez « anonyme » pour que votre nom ne soit pas affiché
discord-option-about = De quoi vous voulez parler, si vous voulez le dire
discord-option-dots = Les numéros des groupes, par exemple 1 1 2
discord-option-how = Oui avec votre nom, anonyme, ou non
discord-option-say = Votre phrase
discord-option-colour = La couleur d’un autre chapeau que celui du moment
discord-say-title = Votre avis
discord-say-label = Que voulez-vous dire ?
discord-say-example = Une phrase courte.
discord-idea-title = Votre idée
discord-idea-label = Quelle est votre idée ?
discord-idea-example = Une idée à la fois, en une phrase.
discord-testify-title = Votre témoignage
discord-testify-label = Qu’avez-vous vécu ?
discord-testify-example = Une ou deux phrases, à la première personne.
