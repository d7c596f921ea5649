# Consent: the circle, backing, withdrawing

consent-stand-by = Back or lift
consent-objections = The objections that wait:
consent-no-objections = There is no objection yet.
consent-objection = no. { $number } — { $reason }
consent-back-hint = Back an objection
consent-leave-hint = Lift my objection or my backing
consent-backed = You back objection no. { $number }.
consent-left = Lifted: you no longer stand by objection no. { $number }.
consent-leave-which = Which one? Type !lift and the number of the objection.
consent-circle = Drawn by lot: { $people ->
    [one] one person may object
   *[other] { $people } people may object
}, among { $among ->
    [one] { $among } who spoke
   *[other] { $among } who spoke
}: { $names }. Everybody may back an objection: +1 and its number.
consent-circle-none = Nobody has spoken in this round yet: no draw, everybody may object.
consent-circle-size = A circle has { $most } people at most.
