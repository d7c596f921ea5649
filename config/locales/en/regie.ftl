## Gestures of the control room: what overlaps, what is undone.

act-overtaken = { $name } has just acted on the same thing: look at what changed, then do it again if it still makes sense.
act-undo-nothing = There is nothing to undo.
act-undo-late = More than ten seconds have passed: this can no longer be undone.
act-undo-final = This cannot be undone.
act-undo-overtaken = Something else has changed since: this can no longer be undone. Set it right by hand.
undo-open-reason = opened by mistake

## The rundown, read again or edited.

plan-here = the rundown
plan-faulty = The former rundown stays in place. Correct the file: it is read again as soon as you save it.
plan-unreadable = The rundown’s file cannot be read: { $fault }. The former rundown stays in place.
plan-unreadable-remedy = Check the file { $file } and its permissions.
plan-unwritten = The rundown could not be written: { $fault }. Your changes are kept here.
plan-unwritten-remedy = Check the permissions of { $file }: writing is tried again.
plan-crossed = The rundown’s file changed while the control room was editing it: the file is kept.
plan-crossed-remedy = Make the missing changes again in the control room.
order-plan-unread = The rundown has not been read yet. Try again in a moment.
order-plan-current = This is the current segment: go to another one before removing it.
order-plan-by-hand = This rundown is not written segment by segment: edit its text.
order-plan-long = The rundown is longer than { $most } characters.
order-plan-faulty = Nothing is changed: { $faults }
order-plan-changed = The rundown has changed since you opened it: copy your lines, open it again and redo them.
offer-floor = @{ $author }, the control room offers you the floor.
offer-gone = They are no longer known: time has passed, or the bot was started again.
order-mood-window = A mood counts for { $least } to { $most } seconds, and only in a temperature.

## Gestures of programs (Stream Deck, scripts).

api-no-token = The token is missing, unknown or revoked. Send “Authorization: Bearer” followed by a token made in the control room.
api-no-action = There is no such action. Possible ones: { $actions }.
api-no-question = No question is ready for this.
api-scope = This token does not allow that (rights: { $scope }).
api-unreadable = The request cannot be read: { $fault }
api-key = Idempotency-Key has 1 to 32 letters, digits or dashes.
api-silent = The bot did not answer in time. It may have been done: look at the control room.
api-nameless = Give this token a name, to know it again in the thread and the log.
api-many-tokens = There are many tokens already: revoke those that are not used any more.
