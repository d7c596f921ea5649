# Pourquoi un message est signalé.

# Classifieur
reason-classifier = Le classifieur y voit { $category } ({ $sure })
category-insult = une insulte
category-hate = de la haine
category-threat = une menace
category-sexual = du harcèlement sexuel
category-harassment = du harcèlement
category-abusive = une attaque
sure-almost = presque à coup sûr
sure-very-likely = très probable
sure-likely = probable
sure-maybe = possible

# Règles
reason-links = Lien vers un site qui n’est pas dans la liste : { $site }
reason-caps = Presque tout en capitales ({ $percent } %)
reason-repeated = La même chose répétée en boucle
reason-piled-marks = Signes empilés sur les lettres
reason-flood = { $count ->
        [one] Un message
       *[other] { $count } messages
    } en { $seconds ->
        [one] une seconde
       *[other] { $seconds } secondes
    }
reason-copies = { $count } fois le même message en deux minutes
reason-mentions = { $count ->
        [one] Une personne mentionnée
       *[other] { $count } personnes mentionnées à la fois
    }
reason-blocked-terms = Terme exclu par l’émission : « { $term } »
reason-phone = Un numéro de téléphone
reason-email = Une adresse électronique
reason-address = Une adresse postale

# bouge classify
classify-empty = ligne { $line } : vide
classify-too-long = ligne { $line } : plus de { $most } octets
classify-no-text = ligne { $line } : il faut un objet avec un texte, comme {"{"}"text": "bonsoir"{"}"}
classify-not-json = ligne { $line } : ce n’est pas du JSON valide en UTF-8 ({ $fault })
