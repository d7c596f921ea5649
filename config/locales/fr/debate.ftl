# Débat mouvant, météo, consentement : ce que le bot dit et répond.

# Débat mouvant
debate-for = Pour
debate-against = Contre
debate-unsure = Dans le doute
opened-debate = Débat mouvant : { $question } — Tapez pour, contre ou doute, et changez de bord dès qu’un argument vous touche : { $choices }.
panel-debate = **{ $question }**
    Débat mouvant : choisissez votre bord, et changez-en aussi souvent que vous voulez.
receipt-moving-debate = Vous êtes du bord { $said }. Changez-en quand un argument vous touche.
result-debate = { $people ->
    [one] { $people } personne a traversé
   *[other] { $people } personnes ont traversé
} (passages : { $towards }). À la fin : { $sides }.
result-debate-still = personne n’a traversé. À la fin : { $sides }.
result-debate-side = { $count } { $side }
order-argument-debate = Un argument passe à l’antenne dans un débat mouvant, pas dans ce vote.
order-argument = Un argument porte un numéro de 1 à { $highest } et un nom de { $most } caractères au plus ; 0 retire l’argument.

# Météo
opened-mood = Météo : { $question } — Tapez +, − ou une note de 0 à 10, quand vous voulez. Ce n’est pas un vote.
panel-mood = **{ $question }**
    La météo de la salle, de 0 à 10 : dites comment vous allez, autant de fois que vous voulez. Ce n’est pas un vote.
mood-hint = Comment ça va, de 0 à 10 ?
mood-value = { $value } sur { $most }
receipt-temperature = Noté : { $said }. Cela compte un moment, puis s’efface ; ce n’est pas un vote.
result-mood = { $whole },{ $tenth } sur { $most }, d’après { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
} à la fin. Ce n’est pas un vote.
mood-too-few = « { $question } » : trop peu de monde pour donner la météo. Ce n’est pas un vote.

# Gestion par consentement
opened-consent = Consentement : { $question } — Écoutez la proposition ; le bot vous dira quand poser une question, dire un ressenti ou objecter.
panel-consent = **{ $question }**
    Gestion par consentement. Au moment des objections, dites pourquoi avec ce bouton, ou tapez !objection et votre raison.
consent-object = Objecter
result-consent = consentement : aucune objection ne tient, la proposition passe telle quelle.
result-consent-with-amendments = consentement : aucune objection ne tient, la proposition passe après { $amendments ->
    [one] { $amendments } amendement
   *[other] { $amendments } amendements
}.
result-standing-objections = pas de consentement : { $objections ->
    [one] { $objections } objection tient toujours
   *[other] { $objections } objections tiennent toujours
}.
result-under-way = le tour s’arrête sans décision.
order-consent = Ce geste est celui d’un tour de consentement, pas de ce vote.
order-consent-phase = Cette étape n’existe pas.
consent-phase-proposal = La proposition : { $proposal }
consent-phase-clarification = Clarification : une question pour comprendre ? Tapez !question et votre question.
consent-phase-feelings = Ressentis : tapez !ressenti et ce que la proposition vous fait.
consent-phase-amendment = Amendement : l’auteur de la proposition peut la modifier.
consent-phase-objections = Objections : tapez !objection et votre raison. Un « non » sans raison n’en est pas une ; ne pas aimer n’est pas objecter. Pour en soutenir une : +1 et son numéro.
consent-phase-consent = Consentement : { $objections ->
    [0] aucune objection ne tient.
    [one] 1 objection tient toujours.
   *[other] { $objections } objections tiennent toujours.
}
consent-noted-feeling = Ressenti noté, merci.
consent-noted-question = Question notée, merci.
consent-noted-objection = Objection n° { $number } notée, merci. La redire la remplace.
consent-flagged = Ce message va d’abord à la modération : redites-le autrement.
order-poll-sides = Un débat mouvant a deux ou trois bords, tous différents et non vides.
order-poll-no-choices = Une météo ou un tour de consentement n’a pas de choix.
