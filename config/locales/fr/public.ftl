# La page publique des résultats.

results-title = Résultats des votes
results-all = ← Tous les votes de { $show }
results-none = Aucun vote n’est publié pour l’instant. Chaque vote paraît ici quelques secondes après sa clôture.
results-line = { $day } · { $voters ->
    [one] { $voters } votant
   *[other] { $voters } votants
}
results-cancelled = Vote annulé, sans résultat. Motif : { $reason }
results-few-short = Trop peu de votants pour montrer un résultat.
results-few = Moins de { $least } personnes ont voté : on devinerait qui a voté quoi. Ni bulletins ni résultat ne sont publiés, seulement la participation.
results-not-valid = Il fallait au moins { $least } votants : ce résultat ne compte pas.
results-result = Le résultat
results-votes = { $votes } voix · { $percent } %
results-first = en tête
results-grade = { $grade } : { $count }
results-few-grades = Trop peu de mentions
results-duels = Combien de personnes préfèrent le choix de la ligne à celui de la colonne
results-how = Comment on a compté
results-turnout = Qui a participé
results-voters = Votants
results-minimum = Minimum demandé
results-opened = Ouverture
results-announced = Fin annoncée
results-closed = Fin réelle
results-delay = La fin réelle suit la fin annoncée de quelques secondes : le direct arrive en retard chez vous, et votre vote de la dernière seconde compte. Comparez la participation avec ce que vous avez vu dans les chats.
results-box = L’urne
results-box-is = Tous les bulletins, sans aucun nom, dans l’ordre des reçus, qui est celui du hasard. Le fichier est signé : y changer une lettre se voit.
results-box-few = La question, les choix et la participation, sans aucun bulletin. Le fichier est signé : y changer une lettre se voit.
results-get = Télécharger l’urne
results-digest = Son empreinte (SHA-256) :
results-check = Vérifier en trois étapes
results-step-files = Téléchargez l’urne et
results-program = le programme de vérification, un seul fichier à lire avant de le lancer
results-step-key = Prenez la clé publique de l’émission là où elle l’a donnée avant le vote, et comparez-la à celle-ci :
results-step-run = Dans un terminal, avec Python 3.9 ou plus récent, sans connexion :
results-your-receipt = VOTRE_REÇU
results-receipt = Votre reçu vous a été donné avec votre vote, si la plateforme permet de vous répondre en privé. Ne le montrez à personne : il montre votre bulletin.
results-limits = Ce que cela ne prouve pas
results-limit-operator = Que chaque bulletin vient d’une personne : une régie malhonnête pourrait en ajouter. Seule la participation publiée permet de s’en apercevoir.
results-limit-coercion = Que personne n’a été forcé ou payé : qui montre son reçu montre son vote.
results-limit-chat = Qu’un vote tapé dans un chat public est secret : tout le monde l’y a lu.
results-limit-promise = Que la régie tient parole : ce qui relie les bulletins aux comptes est détruit après la période de contrôle, mais aucun fichier ne prouve une destruction.
results-key = La clé publique de l’émission
results-key-is = Elle signe chaque urne. Notez-la avant le vote, et ailleurs que sur cette page si vous le pouvez.
results-key-file = La clé, seule, dans un fichier
