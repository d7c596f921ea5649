# Ce que le bot dit dans le chat et répond aux personnes.

# Votes
vote-receipt = Bulletin compté : { $ballot }. Reçu : { $receipt }. Vous pouvez changer d’avis tant que le vote est ouvert : le dernier choix compte.
vote-over = Le vote « { $question } » n’est plus ouvert : ce bulletin n’a pas été compté.
vote-unknown = Ce vote n’existe plus.
vote-opened = Vote : { $question } — Tapez le chiffre dans le chat : { $choices }. Le dernier choix compte.
vote-opened-approval = Vote : { $question } — Tapez dans le chat les chiffres de tout ce qui vous convient, par exemple 1 3 : { $choices }. Le dernier bulletin compte.
vote-opened-ranked = Vote : { $question } — Tapez les chiffres dans l’ordre de vos préférences, par exemple 3>1>2 : { $choices }. Le dernier bulletin compte.
vote-opened-judgment = Vote : { $question } — Chaque choix passe à son tour ; donnez-lui une mention quand il est annoncé : { $choices }. La dernière mention compte.
vote-window = Notez « { $label } » ({ $code }) : excellent, tb, bien, ab, passable, insuffisant, rejeter, ou de { $best } à { $worst }.
vote-late = { $people } : ce vote est clos.
vote-which = { $people } : pour quel choix ? Écrivez son chiffre avec la mention, par exemple « 4 : bien ».
vote-change = Changer mon vote
vote-again = { $question } Votez de nouveau : le dernier choix compte.
vote-approve = Tout ce qui vous convient
vote-rank = Votre { $place ->
    [1] 1er
   *[other] { $place }e
} choix
vote-grade = Mention pour { $choice }
vote-page = Choix { $first } à { $last }
vote-choice = { $code } { $label }
vote-panel = **{ $question }**
    Choisissez ci-dessous ; vous seul voyez votre réponse, et le dernier choix compte.
vote-counted = « { $question } » : { $count ->
    [one] { $count } bulletin compté
   *[other] { $count } bulletins comptés
}.
result-too-few = « { $question } » : trop peu de votants pour montrer un résultat.

# Questions
question-received = Question n° { $number } reçue, merci ! Elle sera lue par la modération avant d’être montrée.
questions-received = Questions bien reçues, merci ! { $list }. Pour en soutenir une : +1 et son numéro.
question-mention = n° { $number } ({ $author })
owed-to = @{ $author } : { $text }
questions-offered = À soutenir avec +1 et le numéro : { $list }
question-offer = n° { $number } « { $text } »
question-back-button = +1 n° { $number }
question-backed = Soutien compté pour la question n° { $number }.
question-on-air = @{ $author }, votre question n° { $number } passe à l’antenne !
question-none = Vous n’avez pas de question dans la file. Pour en poser une : !question suivi de votre question.
help = Pour participer : votez en tapant le chiffre affiché, posez une question avec !question, soutenez-en une avec +1 et son numéro. Une voix pour vos deux comptes : !lier. Ce que le bot sait de vous : !mesdonnees, et pour l’effacer !oublie-moi.

# Commandes et régie
order-not-allowed = Votre rôle ne permet pas ce geste.
order-no-segment = Cette séquence n’existe pas dans le conducteur.
order-last-segment = C’était la dernière séquence du conducteur.
order-no-poll = Cette séquence n’a pas de vote. Ouvrez un vote libre, ou passez à une autre séquence.
order-poll-open = Un vote est déjà ouvert : « { $question } ». Clôturez-le d’abord.
order-poll-none-open = Aucun vote n’est ouvert.
order-poll-unknown = Ce vote n’existe pas.
order-poll-closed = Ce vote est clos : il ne change plus.
order-poll-choices = Un vote a entre 2 et 20 choix, tous différents et non vides.
order-poll-question = Il manque la question du vote.
order-poll-seconds = La durée d’un vote va de 5 secondes à 24 heures.
order-nothing-ready = Rien n’est en prévisualisation.
order-question-unknown = Cette question n’existe pas ou a été retirée par la plateforme.
order-question-state = Ce geste n’est pas possible pour une question dans cet état.
order-case-unknown = Ce dossier n’existe pas.
order-case-closed = Ce dossier est déjà clos : { $by } s’en est chargé.
order-case-held = { $holder } examine déjà ce dossier.
order-case-seconds = La durée d’une suspension va de 1 seconde à 14 jours.
order-case-act = La plateforme ne permet pas ce geste pour ce message.
slash-done = C’est fait.
slash-moderators = Cette commande est réservée à la modération.
slash-vote-how = Précisez l’action : ouvrir (avec question et choix séparés par des points-virgules, ou rien pour le vote de la séquence), clore, ou antenne.
slash-unknown = Cette commande n’est pas connue du bot.
default-reason = Message contraire à la charte de l’émission.

# Signalements
reason-platform-hold = Retenu par le filtre de la plateforme ({ $category })

# Santé
classifier-down = Le classifieur ne répond plus : les règles signalent seules. { $fault }
classifier-remedy = Lancez « bouge doctor », vérifiez classifier.model, puis redémarrez le bot.
classifier-off = Le classifieur est éteint par les réglages : les règles signalent seules.
gap-noticed = Coupure : des messages ont pu manquer depuis { $since }.
gap-remedy = Demandez au public de revoter si un vote était ouvert.
stream-offline-noticed = Le direct est arrêté sur la plateforme.
stream-offline-remedy = Rien à faire si c’est voulu ; sinon, relancez le direct.
raid-noticed = Raid : { $raider } arrive avec { $viewers } personnes.
raid-remedy = Saluez-les ; si le chat s’emballe, la panique (maintenir 1 s) le calme.
calm-failed = La panique n’a pas calmé ce chat : { $why }
calm-remedy = Activez vous-même le mode lent ou le mode bouclier dans les outils de la plateforme.
order-known = Ce geste avait déjà été reçu.
order-crashed = Ce geste a rencontré une erreur du bot : il n’a pas été fait.
clock-differs = L’horloge de cette machine et celle de la plateforme diffèrent d’environ { $seconds } s : des votes peuvent être refusés pour leur heure.
clock-remedy = Réglez l’horloge de cette machine sur l’heure d’internet (NTP), puis redémarrez le bot.
