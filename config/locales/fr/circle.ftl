# Gestion par consentement : le cercle, les soutiens, les retraits

consent-stand-by = Soutenir ou lever
consent-objections = Les objections qui attendent :
consent-no-objections = Il n’y a pas encore d’objection.
consent-objection = n° { $number } — { $reason }
consent-back-hint = Soutenir une objection
consent-leave-hint = Lever mon objection ou retirer mon soutien
consent-backed = Vous soutenez l’objection n° { $number }.
consent-left = C’est retiré : vous ne portez plus l’objection n° { $number }.
consent-leave-which = Laquelle ? Tapez !lever et le numéro de l’objection.
consent-circle = Tirage au sort : { $people ->
    [one] une personne peut objecter
   *[other] { $people } personnes peuvent objecter
}, parmi { $among ->
    [one] { $among } qui a parlé
   *[other] { $among } qui ont parlé
} : { $names }. Tout le monde peut soutenir une objection : +1 et son numéro.
consent-circle-none = Personne n’a encore parlé dans ce tour : il n’y a pas de tirage au sort, tout le monde peut objecter.
consent-circle-size = Un cercle compte { $most } personnes au plus.
