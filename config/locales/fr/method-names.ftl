# Le nom de chaque méthode, dans la commande /vote
method-plurality-name = Choix simple
method-approval-name = Plusieurs choix
method-ranked-name = Préférences
method-majority-judgment-name = Jugement majoritaire
method-moving-debate-name = Débat mouvant
method-temperature-name = Météo (pas un vote)
discord-option-method = Comment on vote ; sans elle, choix simple
