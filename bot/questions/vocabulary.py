"""Words that the comparison of questions knows: those that say nothing, ask, oppose, or mean the same."""

from collections.abc import Mapping
from types import MappingProxyType

_STOP = """
til tils a ai as au aux avec avez avoir avons c ca ce cela ces cet cette ceux chez ci comme d dans de des du
dit dire donc elle elles en encore est et etre etes eu eux faire fait faites font il ils j je l la
le les leur leurs lui m ma mais me mes mieux moi mon n ne ni nos notre nous on ont ou par parce pas
peu peut peuvent pouvez plait pour pourrait pourriez pouvoir prevoit prevoir prevu prevue prevus
puis qu que qui s sa sans se sera serait seront ses si son sont sur t ta te tes toi ton toujours
tous tout toute toutes tres tu un une va vais vas veut voulez vont vos votre vous y allez aller
aussi bien bonjour bonsoir question savoir svp stp merci chere madame monsieur hello salut est-ce
vraiment enfin alors deja jamais faut falloir doit doivent devrait compte comptez compter envisagez
envisager envisage intention penser pensez pense souhaite souhaitez possible serait-il region
conseil elus elu chose choses genre truc meme quelque quelques the an of to in for is are be will
would do does did you your we our it this that there and or with at by from have has can could
should when please about any some concretement exactement actuellement prochainement aujourd hui
maintenant ici vers lors moment cas fois quel quelle quels quelles exist existe existent comporte
fais contre passer passe passent trouver trouve assez tant autant trop idee place mettre met mis
mise prendre pris donner donne eue ait aurait aura auront serez
"""
STOP = frozenset(_STOP.split())

# What a question asks for: two that ask for different things are different questions.
_ASKING: Mapping[str, str] = MappingProxyType(
    {
        "when": "quand when date delai",
        "why": "pourquoi why raison",
        "how much": "combien budget cout coute couter prix montant cost coutera",
        "how": "comment how",
        "where": "ou where",
        "who": "qui who",
    }
)
ASKING: Mapping[str, str] = MappingProxyType(
    {word: asked for asked, words in _ASKING.items() for word in words.split()}
)

# Words of two sides, one side a line and the opposite one below it.
_OPPOSED = """
ouvrir ouverture ouvre rouvrir rouvre reouverture ouvrira ouvert maintenir maintien garder
fermer fermeture ferme fermera supprimer suppression fermes fermez
augmenter augmentation hausse augmentez augmente monter relever
baisser baisse diminuer diminution reduire baissez reduction baissent reduit
plus
moins
favorable favorables
oppose opposee opposes
avant
apres
arriver arrivee entrer entree
partir depart sortir sortie
nord
sud
est-elle public publique publics publiques
prive privee prives privees
jeune jeunes
vieux seniors retraites agees ages aines
obligatoire obliger imposer
interdire interdit interdiction facultatif
acheter achat achetez
vendre vente vendez
matin
soir
construire construction construisez
demolir demolition detruire
ete
hiver
femmes femme filles
hommes homme garcons
premier premiere
dernier derniere second seconde
"""
_SIDES = [line.split() for line in _OPPOSED.strip().splitlines()]
OPPOSED: Mapping[str, tuple[str, int]] = MappingProxyType(
    {word: (str(number // 2), number % 2) for number, words in enumerate(_SIDES) for word in words}
)

# Words that mean the same, a meaning a line.
_SAME = """
bus autobus autocar cars car
train trains ter tgv ferroviaire rail sncf
velo velos cyclable cyclables cycliste cyclistes bicyclette pistes piste bike bikes
voiture voitures auto automobile vehicule vehicules
gratuit gratuite gratuits gratuites gratuitement free payant payants payante payantes
medecin medecins docteur docteurs generaliste generalistes medical medicaux doctors doctor
hopital hopitaux urgences hospitalier chu
ecole ecoles scolaire scolaires classe classes school
lycee lycees lyceen lyceens
cantine cantines repas restauration manger
bio biologique biologiques local locaux locales
eolienne eoliennes eolien vent
nucleaire centrale centrales reacteur reacteurs
solaire solaires photovoltaique panneaux panneau
eau rivieres riviere nappe nappes loire fleuve
pesticide pesticides glyphosate phyto phytosanitaires
agriculteur agriculteurs agricole agricoles paysan paysans paysanne fermier fermiers
chomage chomeur chomeurs emploi emplois travail boulot jobs job
entreprise entreprises pme societe societes boite boites
impot impots taxe taxes fiscalite
logement logements loger hlm habitat appartement appartements
loyer loyers
internet fibre numerique debit reseau
vote votes voter voix scrutin
citoyen citoyens citoyenne citoyennes habitants habitant gens public population
tirage sort tires tire
jeune jeunes jeunesse ados
etudiant etudiants etudiante etudiantes student students
vieux seniors retraites ages agees aines
police policiers gendarmes gendarmerie securite
dechet dechets poubelle poubelles ordures
arbre arbres plantation planter foret forets
climat climatique rechauffement ecologie ecologique environnement
aide aides subvention subventions aider soutien financer financement finance
route routes voirie autoroute autoroutes
gare gares
formation formations former apprentissage apprentis
association associations asso assos
culture culturel culturels musee musees
sport sports sportif sportifs sportive
handicap handicape handicapes handicapees pmr fauteuil accessibilite accessible accessibles
construire construction batir
supprimer suppression fermer fermeture arreter arret stopper
augmenter augmentation hausse
baisser baisse diminuer diminution reduire reduction
lutter lutte combattre combat
ameliorer amelioration
creer creation nouveau nouveaux nouvelle nouvelles
isoler isolation renovation renover thermique
participer participation participatif participative
transparence transparent publier publication
budget cout coute couter coutera cost costs prix montant depense depenses
choisir choisis choisi choisit selectionner selectionnes designer designes
reduit ecrire ecrit redige rediger redaction
replay revoir rediffusion
assemblee convention
cher chers chere cheres couteux
commencer commence debute debut
infirmiere infirmieres infirmier infirmiers
commerce commerces commercant commercants magasin magasins boutique boutiques
village villages rural rurale ruraux rurales campagne campagnes
salaire paie paye payes remuneration remunere remuneres gagne gagner
lire lus lues lu lecture
attirer venir attire
an ans annee annees
pub publicite publicites pubs affiche affiches
modo modos moderation moderateur moderateurs moderatrice
avenir devenir devient devenue devenu deviendra
rouvrir rouvre rouvrira reouverture reouvrir
compte-rendu compterendu rendus bilan resultats resultat
"""
# One name for words that mean the same: the first of their line.
MEANINGS: Mapping[str, str] = MappingProxyType(
    {word: line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}
)

_PLACES = """
tours orleans blois bourges chartres chateauroux dreux vierzon montargis amboise loches chinon
vendome romorantin issoudun nogent pithiviers gien saumur paris touraine berry beauce sologne perche
indre cher loiret eure loir centre val berlin lyon nantes marseille poitiers angers mans
"""
PLACES = frozenset(_PLACES.split())
