# Comment chaque méthode compte, en une phrase

method-plurality-how = Chaque personne choisit une seule réponse ; la plus choisie l’emporte, et les ex æquo gagnent ensemble.
method-approval-how = Chaque personne coche toutes les réponses qui lui conviennent ; celle qui convient à le plus de monde l’emporte, et les ex æquo gagnent ensemble.
method-majority-judgment-how = Chaque personne donne à chaque choix une mention, d’« À rejeter » à « Excellent » ; la mention du milieu (autant de personnes au-dessus qu’au-dessous) classe les choix, et à mention égale on compare combien de personnes sont au-dessus et au-dessous.
method-ranked-how = Chaque personne classe les choix par ordre de préférence ; on compare les choix deux à deux, en suivant les victoires les plus nettes (méthode de Schulze), et celui que nul ne bat l’emporte.
method-moving-debate-how = Chaque personne choisit son bord et peut en changer à tout moment ; on compte qui est où, qui traverse, et pendant quel argument.
method-consent-how = On ne compte pas les voix : la proposition passe si personne ne garde contre elle une objection argumentée, après questions, ressentis et amendements.
method-temperature-how = Ce n’est pas un vote : c’est la moyenne de ce que les gens disent ressentir en ce moment, de 0 à 10, le dernier mot de chaque personne comptant une fois.

# Mentions du jugement majoritaire, de la plus basse à la plus haute
grade-0 = À rejeter
grade-1 = Insuffisant
grade-2 = Passable
grade-3 = Assez bien
grade-4 = Bien
grade-5 = Très bien
grade-6 = Excellent

# Gestion par consentement
consent-over = Ce tour de consentement est terminé.
consent-not-back = On ne revient qu’à une étape précédente.
consent-not-now-question = Ce n’est pas le moment des questions de clarification.
consent-not-now-feeling = Ce n’est pas le moment des ressentis.
consent-not-now-objection = Ce n’est pas le moment des objections.
consent-text = Il faut un texte, de { $most } caractères au plus.
consent-not-in-circle = Ce sont les personnes tirées au sort qui objectent ; vous pouvez soutenir leurs objections.
consent-own-objection = Cette objection est déjà la vôtre.
consent-merge-itself = Une objection ne peut pas être réunie à elle-même.
consent-why = Dites pourquoi cette objection est écartée : ce sera inscrit au compte rendu.
consent-not-yours = Cette objection n’est pas la vôtre.
consent-no-objection = Il n’y a pas d’objection n° { $number } en attente.
consent-reason-needed = Un « non » ne suffit pas pour objecter : dites pourquoi, par exemple « !objection le soir, il n’y a plus de bus ».
