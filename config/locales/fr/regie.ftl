## Gestes de la régie : ce qui se chevauche, ce qui s’annule.

act-overtaken = { $name } vient d’agir au même endroit : regardez ce qui a changé, puis recommencez si c’est toujours utile.
act-undo-nothing = Il n’y a rien à annuler.
act-undo-late = Plus de dix secondes ont passé : ce geste ne s’annule plus.
act-undo-final = Ce geste ne s’annule pas.
act-undo-overtaken = Autre chose a changé depuis : ce geste ne s’annule plus. Corrigez à la main.
undo-open-reason = ouvert par erreur

## Le conducteur, relu ou modifié.

plan-here = le conducteur
plan-faulty = Le conducteur d’avant reste en place. Corrigez le fichier : il est relu dès que vous l’enregistrez.
plan-unreadable = Le fichier du conducteur est illisible : { $fault }. Le conducteur d’avant reste en place.
plan-unreadable-remedy = Vérifiez le fichier { $file } et ses droits.
plan-unwritten = Le conducteur n’a pas pu être écrit : { $fault }. Vos changements sont gardés ici.
plan-unwritten-remedy = Vérifiez les droits du fichier { $file } : l’écriture est retentée.
plan-crossed = Le fichier du conducteur a changé pendant que la régie le modifiait : c’est le fichier qui est gardé.
plan-crossed-remedy = Refaites dans la régie les changements qui manquent.
order-plan-unread = Le conducteur n’est pas encore lu. Réessayez dans un instant.
order-plan-current = C’est la séquence en cours : passez à une autre avant de la retirer.
order-plan-by-hand = Ce conducteur n’est pas écrit séquence par séquence : modifiez son texte.
order-plan-long = Le conducteur dépasse { $most } caractères.
order-plan-faulty = Rien n’est changé : { $faults }
order-plan-changed = Le conducteur a changé depuis que vous l’avez ouvert : copiez vos lignes, rouvrez-le et refaites-les.
offer-floor = @{ $author }, la régie vous propose la parole.
offer-gone = Cette personne n’est plus connue : le temps a passé, ou le bot a redémarré.
order-mood-window = Un ressenti compte de { $least } à { $most } secondes, et seulement dans une météo.

## Les gestes par programme (Stream Deck, scripts).

api-no-token = Jeton absent, inconnu ou révoqué. Envoyez « Authorization: Bearer » suivi d’un jeton fait dans la régie.
api-no-action = Ce geste n’existe pas. Possibilités : { $actions }.
api-no-question = Aucune question n’est prête pour ce geste.
api-scope = Ce jeton ne permet pas ce geste (droits : { $scope }).
api-unreadable = Requête illisible : { $fault }
api-key = Idempotency-Key a de 1 à 32 lettres, chiffres ou tirets.
api-silent = Le bot n’a pas répondu à temps. Le geste a peut-être été fait : regardez la régie.
api-nameless = Donnez un nom à ce jeton, pour le reconnaître dans le fil et le journal.
api-many-tokens = Il y a déjà beaucoup de jetons : révoquez ceux qui ne servent plus.
