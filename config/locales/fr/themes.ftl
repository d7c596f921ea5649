# Les thèmes des questions.
order-no-theme = Ce thème n’est pas de ceux de la soirée.
