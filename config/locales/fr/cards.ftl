# Les dossiers dans le salon Discord de la modération.

card-head = { $sign } **{ $what }** · { $platform } · **{ $author }**
card-high = Urgent
card-medium = À regarder
card-low = Sans urgence
card-appeal = Recours
card-record = { $count ->
    [one] · déjà un dossier
   *[other] · déjà { $count } dossiers
}
card-rule = Règle de la charte : { $rule }
card-plea = Ce que la personne dit : « { $plea } »
card-plea-none = rien de plus
card-second = ⚖️ { $name } voudrait un autre avis.
card-second-act = ⚖️ { $name } propose { $act }. Il faut l’accord de quelqu’un d’autre.
card-act-allow = de laisser ce message
card-act-delete = de supprimer ce message
card-act-warn = un avertissement
card-act-timeout = une exclusion temporaire
card-act-ban = un bannissement
card-copies = { $count ->
    [one] Une copie suivra la même décision.
   *[other] { $count } copies, de { $authors } comptes, suivront la même décision.
}
card-held = 👁️ { $name } lit ce dossier.
card-over = ✔️ **{ $author }** : { $act }, par { $name }.
card-done-allow = message laissé
card-done-delete = message supprimé
card-done-warn = avertissement
card-done-timeout = exclusion temporaire
card-done-ban = bannissement
card-gone = ✔️ **{ $author }** : le message a disparu de la plateforme, il n’y a plus rien à décider.
card-refused = ⚠️ Pas fait : { $why }
card-undone = ↩️ Annulé par { $name }.

card-button-allow = Laisser
card-button-delete = Supprimer
card-button-warn = Avertir
card-button-timeout = Supprimer et exclure
card-button-timeout-alone = Exclure un temps
card-button-ban = Bannir
card-button-read = Je m’en occupe
card-button-confirm = D’accord
card-button-decline = Pas d’accord
card-button-accept = Accepter le recours
card-button-reject = Maintenir la décision
card-button-undo = Annuler la décision

card-answer-allow = C’est noté : le message reste.
card-answer-delete = C’est noté : le message est supprimé.
card-answer-warn = C’est noté : la personne est avertie, son message supprimé.
card-answer-timeout = C’est noté : message supprimé, personne exclue pour un temps.
card-answer-ban = C’est noté. Un bannissement attend l’accord d’une autre personne.
card-answer-read = Ce dossier est à vous pour un moment : les autres le voient.
card-answer-confirm = Merci : la décision est prise à deux.
card-answer-decline = C’est noté : rien n’est fait, le dossier attend.
card-answer-accept = C’est noté : la décision est annulée et la personne le saura.
card-answer-reject = C’est noté : la décision reste et la personne saura pourquoi.
card-answer-undo = C’est noté : la décision est annulée, autant que la plateforme le permet.
card-own-case = Ce dossier concerne votre propre message : une autre personne doit en décider.
card-not-allowed = Ces boutons sont aux personnes qui peuvent exclure temporairement sur ce serveur.

cards-failed = Les dossiers n’arrivent pas dans le salon Discord de la modération : { $why }
cards-remedy = Vérifiez le nom du salon dans les réglages (discord.moderation_channel), et que le bot peut y écrire. La page, elle, continue.

discord-judge-title = Répondre au recours
discord-judge-label = Pourquoi ? La personne le lira.
discord-judge-example = Votre message visait quelqu’un : la règle vaut pour tout le monde.
