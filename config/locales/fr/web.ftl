# Ce que le serveur des pages dit aux opérateurs.

web-name-host = Régie
web-name-moderator = Modération
web-no-port = Impossible de servir les pages sur { $place } ({ $fault }). Changez web.port, ou arrêtez le programme qui l’occupe.

web-fault-title = Cette page ne s’ouvre pas
web-sign-in = Se connecter
web-fault-400 = Demande illisible.
web-fault-401 = Connectez-vous d’abord, avec votre code d’accès ou le lien affiché au lancement de bouge.
web-fault-403 = Cette page ne vous est pas ouverte.
web-fault-404 = Il n’y a rien à cette adresse. Vérifiez-la : celle de l’incrustation change quand la régie la remplace.
web-fault-405 = Cette adresse existe, mais pas pour cette sorte de demande.
web-fault-413 = Demande trop grande : 64 Kio au plus.
web-fault-415 = Format inconnu : envoyez un formulaire ou du JSON.
web-fault-421 = Ce nom n’est pas celui de bouge. Si c’est voulu, écrivez-le dans web.public_url.
web-fault-429 = Trop d’essais. Attendez une minute, puis recommencez.
web-fault-500 = Une erreur est survenue. Elle est dans le journal de bouge ; réessayez.
web-fault-503 = La base de données ne répond pas. Réessayez dans un instant.

web-login-wrong = Ce code n’est pas le bon. Vérifiez-le avec la personne qui vous l’a donné.
web-login-nameless = Écrivez votre nom, avec des lettres : le journal le montrera.
web-login-unreadable = Demande de connexion illisible : il faut un code et un nom.
web-link-used = Ce lien a déjà servi, ou ses dix minutes sont passées. Connectez-vous avec votre code d’accès, ou relancez bouge pour un nouveau lien.
web-other-site = Cette demande vient d’un autre site : elle est refusée. Si bouge est derrière un autre nom, écrivez-le dans web.public_url.
web-host-only = Seule la régie peut faire cela.

web-bounce-title = Un instant…
web-bounce = La page s’ouvre.
web-bounce-action = Continuer

web-bye-logout = Vous vous êtes déconnecté.
web-bye-over = Votre session est terminée. Vous pouvez vous connecter à nouveau.
web-bye-overlay = L’adresse de l’incrustation a été remplacée.

web-socket-binary = Message refusé : seul du texte est attendu.
web-socket-overlay = L’incrustation ne donne pas d’ordre.
web-socket-unreadable = Message illisible : ce n’est pas du JSON.
web-socket-unknown = Ordre inconnu ou incomplet. Rechargez la page : elle date peut-être d’avant une mise à jour.
web-socket-too-fast = Trop d’ordres à la fois. Attendez quelques secondes.
web-socket-taken = Cet identifiant d’ordre est celui de quelqu’un d’autre. Rechargez la page.
