# Ce que le bot dit des comptes liés, de ce qu’il sait des personnes, et de leur oubli.

link-type-on-twitch = Dans les 10 minutes, tapez dans le chat Twitch : !lier { $code } — Vos deux comptes ne feront alors qu’une voix. Ne donnez ce code à personne.
link-type-on-discord = sur Discord, dans les 10 minutes : /lier code:{ $code } — Le bot vous y donnera en privé un second code, à taper ici. Ce premier code ne sert à personne d’autre.
link-confirm-on-twitch = Pour confirmer que ce compte Twitch est bien le vôtre, tapez-y dans les 10 minutes : !lier { $code } — Lui seul peut s’en servir.
link-done = vos comptes Twitch et Discord sont liés : ils ne font plus qu’une voix, et le dernier choix compte. Si ce n’était pas vous : !delier
link-already = votre compte est déjà lié à un autre. Pour le délier : !delier, ou /delier sur Discord.
link-unknown = ce code n’est pas valable, ou ne l’est plus. Un code sert une fois, pendant 10 minutes.
link-other-platform = ce code se tape sur l’autre plateforme.
link-use-slash = utilisez la commande /lier : sa réponse n’est vue que de vous.
link-too-often = trop d’essais : attendez 10 minutes.
link-busy = trop de demandes en ce moment : réessayez dans quelques minutes.
unlink-done = vos deux comptes sont déliés : ils comptent de nouveau séparément.
unlink-none = votre compte n’est lié à aucun autre.

my-data = Ce que le bot garde de vous :
my-data-linked = • vos comptes Twitch et Discord sont liés ; ce lien est gardé sous forme d’empreintes
my-data-not-linked = • aucun compte lié : ce qui suit ne vaut que pour celui-ci
my-data-open-ballots = • bulletins dans les votes ouverts : { $count }
my-data-closed-ballots = • bulletins dans les votes clos, sous pseudonyme jusqu’à la destruction de leur secret : { $count }
my-data-questions = • questions : { $count }
my-data-backings = • soutiens à des questions : { $count }
my-data-cases = • dossiers de modération : { $count }
my-data-lines = • messages récents, gardés comme contexte : { $count }
my-data-how = Pour tout effacer : /oublie-moi
my-data-in-private = cela ne se dit pas en public : sur Discord, tapez /mes-donnees. Pour inclure ce compte-ci, liez-le d’abord avec /lier.

forget-confirm = pour que le bot vous oublie, tapez : !oublie-moi oui — Vos votes en cours seront retirés, ainsi que vos liens et soutiens ; vos questions resteront, sans votre nom.
forget-confirm-slash = Pour que le bot vous oublie, choisissez « oui » : /oublie-moi confirmer:oui. Vos votes en cours seront retirés, ainsi que vos liens et soutiens ; vos questions resteront, sans votre nom.
forget-done = c’est fait : le bot vous a oublié. Les bulletins des votes clos restent, sans rien qui dise de qui ils sont.
forget-done-but-cases = c’est fait, sauf ce que la modération examine encore : redemandez-le quand elle aura décidé.
anonymous = anonyme

discord-command-link = Ne faire qu’une voix de vos comptes Discord et Twitch
discord-command-unlink = Délier vos comptes Discord et Twitch
discord-command-data = Savoir ce que le bot garde de vous
discord-command-forget = Demander au bot de vous oublier
discord-option-code = Le code donné dans le chat Twitch, s’il y en a un
discord-option-confirm = « oui » pour confirmer
