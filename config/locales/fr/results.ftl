# Résultats des votes, et ce que l’on répond quand une demande ne peut pas être suivie.

# Résultats
result-nobody = « { $question } » : personne n’a voté.
result-of = « { $question } » : { $result }
result-winner = { $winners } l’emporte avec { $percent } % ({ $votes } voix sur { $voters }).
result-tie = égalité entre { $winners }, à { $percent } % chacun ({ $votes } voix sur { $voters }).
result-approved = { $winners } l’emporte : { $percent } % des votants l’approuvent ({ $votes } sur { $voters }).
result-approved-tie = égalité entre { $winners }, chacun approuvé par { $percent } % des votants ({ $votes } sur { $voters }).
result-ranked = { $winners } l’emporte : face à chacun des autres choix, plus de votants le préfèrent ({ $voters ->
    [one] { $voters } votant
   *[other] { $voters } votants
}).
result-ranked-paths = { $winners } l’emporte, par les victoires les plus nettes deux à deux ({ $voters ->
    [one] { $voters } votant
   *[other] { $voters } votants
}).
result-ranked-tie = égalité entre { $winners } : aucun ne bat l’autre ({ $voters ->
    [one] { $voters } votant
   *[other] { $voters } votants
}).
result-judged = { $winners } l’emporte avec la mention « { $grade } » ({ $voters ->
    [one] { $voters } votant
   *[other] { $voters } votants
}).
result-judged-tie = égalité entre { $winners }, à la mention « { $grade } » ({ $voters ->
    [one] { $voters } votant
   *[other] { $voters } votants
}).
result-no-winner = « { $question } » : aucun choix ne l’emporte.
result-no-winner-approved = « { $question } » : aucun choix n’a été approuvé.
result-no-winner-judged = « { $question } » : aucun choix n’a reçu assez de mentions pour l’emporter.
ballot-choice = { $code } — { $label }
ballot-grade = { $choice } : { $grade }
result-label = « { $label } »
result-and = { $list } et { $last }
result-more = { $count ->
    [one] un autre choix
   *[other] { $count } autres choix
}

# Votes
order-poll-method = La méthode de vote « { $method } » n’existe pas.
order-poll-question-long = La question d’un vote a au plus { $most } caractères.
order-poll-choice-long = Un choix a au plus { $most } caractères.
order-poll-draft = Ce vote n’est pas encore ouvert.
order-poll-endless = Ce vote n’a pas de fin prévue : il se clôt à la main.

# Questions
question-empty = Votre question est vide ou trop courte. Écrivez-la après !question, en une phrase.
question-too-long = Votre question est trop longue : { $most } caractères au plus.
question-limit = Vous avez déjà { $limit ->
    [one] une question qui attend
   *[other] { $limit } questions qui attendent
} : laissez une place aux autres.
question-repeated = Vous avez déjà posé cette question : c’est la n° { $number }.
question-own = La question n° { $number } est la vôtre : ce sont les autres qui la soutiennent.
question-not-open = La question n° { $number } ne peut pas, ou plus, être soutenue.

# Commandes
command-question-how = Pour poser une question, écrivez-la après !question, dans le même message.
command-back-how = Pour soutenir une question, donnez son numéro : !soutien 12, ou +1 12.
