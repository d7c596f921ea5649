# L’urne : scellée, publiée, annulée.

box-published = L’urne du vote est publiée, chacun peut la recompter : { $address } (empreinte : { $digest }…)
box-unsealed = L’urne d’un vote clos n’a pas pu être scellée : { $fault }
box-unsealed-remedy = Vérifiez la clé de signature (« bouge key ») et le dossier data_dir ; le bot réessaie de lui-même.
result-cancelled = « { $question } » : vote annulé, sans résultat. Motif : { $reason }
result-not-valid = { $sentence } Participation insuffisante ({ $voters } sur { $least } au moins) : ce résultat ne compte pas.
order-poll-cancel-why = Dites pourquoi ce vote est annulé, en { $most } caractères au plus : ce motif sera dit dans le chat.
order-poll-turnout = La participation minimale va de 0 à { $most } votants.
