# The box: sealed, published, cancelled.

box-published = The ballot box of this vote is published, and anyone can count it again: { $address } (digest: { $digest }…)
box-unsealed = The box of a closed vote could not be sealed: { $fault }
box-unsealed-remedy = Check the signing key (`bouge key`) and the folder data_dir; the bot tries again by itself.
result-cancelled = “{ $question }”: vote cancelled, without a result. Why: { $reason }
result-not-valid = { $sentence } Turnout was too low ({ $voters }, at least { $least } needed): this result does not count.
order-poll-cancel-why = Say why this vote is cancelled, in { $most } characters at most: the chat will be told.
order-poll-turnout = The minimum turnout is between 0 and { $most } voters.
