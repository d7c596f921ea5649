# Ce qui se dit des questions : leur place et sa raison, leur vie, les fusions, les nouvelles voix.

# L’ordre
rank-place = { $place ->
    [1] 1re
   *[other] { $place }e
} : { $reason }
rank-list-separator = {" ; "}
rank-unbacked = aucun soutien pour l’instant
rank-all-unserved = { $backers ->
    [one] 1 soutien, dont aucune question n’est encore passée
   *[other] { $backers } soutiens, dont aucune question n’est encore passée
}
rank-all-served = { $backers ->
    [one] 1 soutien, qui a déjà eu une question à l’antenne
   *[other] { $backers } soutiens, qui ont tous déjà eu une question à l’antenne
}
rank-backed = { $backers } soutiens, dont { $unserved } dont aucune question n’est encore passée
rank-first-voice = première prise de parole
rank-passes = passe devant { $other }, presque à égalité
rank-heard = l’auteur a déjà eu la parole
rank-heard-above = une autre question de l’auteur est plus haut
rank-behind = laisse passer { $other }, première prise de parole presque à égalité
rank-tied = à égalité avec { $other }, posée plus tôt

# Ce que le bot répond
question-where = Votre question n° { $number } est { $place ->
    [1] 1re
   *[other] { $place }e
} dans la file : { $reason }.
question-alike = Elle ressemble à la n° { $number } : vous pouvez aussi soutenir celle-ci avec +1 { $number }.
question-too-fast = Pas plus de { $limit ->
    [one] 1 question
   *[other] { $limit } questions
} par minute : vous pourrez en poser une autre dans { $seconds ->
    [one] 1 seconde
   *[other] { $seconds } secondes
}.
question-edited = Question n° { $number } corrigée.
question-edited-again-read = Question n° { $number } modifiée : la modération la relit avant qu’elle reprenne sa place.
question-too-late-to-edit = La question n° { $number } ne peut plus être modifiée.
question-withdrawn = Question n° { $number } retirée.
question-too-late-to-withdraw = La question n° { $number } ne peut plus être retirée.
question-not-yours = La question n° { $number } n’est pas la vôtre.
question-unbacked = Soutien retiré de la question n° { $number }.
question-unback-button = Retirer mon soutien
question-not-backed = Vous ne soutenez pas la question n° { $number }.
command-edit-how = Pour modifier votre question, donnez son numéro puis son nouveau texte : !modifier 12 suivi du texte.
command-withdraw-how = Pour retirer votre question, donnez son numéro : !retirer 12.
voice-hidden = Entendu : l’émission ne retiendra pas que vous avez eu la parole. En échange, vous n’aurez pas la priorité des premières prises de parole. Pour changer d’avis : !discret non.
voice-shown = Entendu : l’émission retiendra, sous une empreinte chiffrée, si vous avez déjà eu la parole.

# Ce que les auteurs apprennent
question-refused = @{ $author }, votre question n° { $number } n’est pas retenue : { $reason }
question-refused-default = elle ne s’accorde pas avec ce moment de l’émission. Merci de l’avoir posée !
question-deferred = @{ $author }, votre question n° { $number } est reportée : { $promise }
question-deferred-default = une réponse viendra plus tard.
question-answered = @{ $author }, votre question n° { $number } a reçu sa réponse !
question-merged = @{ $author }, votre question n° { $number } rejoint la n° { $into }, qui demande la même chose : ses soutiens s’y ajoutent et votre nom y reste.
question-page = { $page }

# Régie
question-answer-too-long = Une réponse a au plus { $most } caractères.
merge-itself = Une question ne peut pas rejoindre elle-même.
merge-state = Ces deux questions ne peuvent pas, ou plus, être réunies.
merge-not-merged = Cette question n’est pas réunie à une autre.
my-data-voice = • comptes dont l’émission retient qu’ils ont eu la parole : { $count }

# Discord
discord-command-discreet = Ne pas retenir que vous avez eu la parole
discord-option-discreet = non, pour que l’émission le retienne de nouveau
discord-option-edited = Le numéro de votre question, pour la modifier ou la retirer
discord-option-withdraw = oui, pour retirer votre question
discord-option-unback = oui, pour retirer votre soutien

# La page publique des réponses promises
promises-title = Réponses promises
promises-all = ← Toutes les réponses promises de { $show }
promises-what = Ces questions ont été posées à l’émission, qui a promis d’y répondre. Chacune garde sa page jusqu’à ce que quelqu’un réponde.
promises-none = Aucune réponse n’est promise pour l’instant.
promises-waits = Réponse promise le { $day }
promises-answered = Réponse donnée le { $day }
promises-answer = La réponse
promises-promise = Ce qui a été promis
promises-asked = La question
promises-by = Posée par { $author } le { $day }
promises-backed = { $backings ->
    [0] Sans soutien
    [one] 1 soutien
   *[other] { $backings } soutiens
}
promises-moment = Passée à l’antenne à { $moment } dans la vidéo

# Ligne de commande
alike-no-pair = Ligne { $line } : il faut deux questions, comme {"{"}"one": "…", "other": "…"{"}"}.
