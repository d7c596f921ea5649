# Priorités (points de Borda)

method-borda-name = Priorités (points)
method-borda-how = Chaque personne classe les choix ; à chaque bulletin, un choix gagne deux points pour chaque choix classé après lui et un point pour chaque choix à égalité avec lui ; le plus de points l’emporte, et les ex æquo gagnent ensemble.
vote-opened-borda = Vote par points : { $question } — Tapez les chiffres dans l’ordre de vos priorités, par exemple 3>1>2 : { $choices }. Le dernier bulletin compte.
result-borda = { $winners } l’emporte avec { $points ->
    [one] { $points } point
   *[other] { $points } points
} ({ $voters ->
    [one] { $voters } votant
   *[other] { $voters } votants
}).
result-borda-tie = égalité entre { $winners }, à { $points ->
    [one] { $points } point
   *[other] { $points } points
} chacun ({ $voters ->
    [one] { $voters } votant
   *[other] { $voters } votants
}).
results-points = { $votes ->
    [one] { $votes } point
   *[other] { $votes } points
}
