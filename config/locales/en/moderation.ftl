# Why a message is flagged.

# Classifier
reason-classifier = The classifier sees { $category } in it ({ $sure })
category-insult = an insult
category-hate = hatred
category-threat = a threat
category-sexual = sexual harassment
category-harassment = harassment
category-abusive = an attack
sure-almost = almost certain
sure-very-likely = very likely
sure-likely = likely
sure-maybe = possible

# Rules
reason-links = Link to a site that is not on the list: { $site }
reason-caps = Almost all in capitals ({ $percent }%)
reason-repeated = The same thing over and over
reason-piled-marks = Marks piled up on letters
reason-flood = { $count ->
        [one] One message
       *[other] { $count } messages
    } in { $seconds ->
        [one] a second
       *[other] { $seconds } seconds
    }
reason-copies = { $count } times the same message in two minutes
reason-mentions = { $count ->
        [one] One person mentioned
       *[other] { $count } people mentioned at once
    }
reason-blocked-terms = Term that the show excludes: “{ $term }”
reason-phone = A phone number
reason-email = An e-mail address
reason-address = A postal address

# bouge classify
classify-empty = line { $line }: empty
classify-too-long = line { $line }: more than { $most } bytes
classify-no-text = line { $line }: an object with a text is needed, like {"{"}"text": "bonsoir"{"}"}
classify-not-json = line { $line }: this is not valid JSON in UTF-8 ({ $fault })
