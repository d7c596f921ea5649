# What the server of the pages says to operators.

web-name-host = Control room
web-name-moderator = Moderation
web-no-port = The pages cannot be served on { $place } ({ $fault }). Change web.port, or stop the program that uses it.

web-fault-title = This page does not open
web-sign-in = Sign in
web-fault-400 = The request cannot be read.
web-fault-401 = Sign in first, with your access code or the link shown when bouge starts.
web-fault-403 = This page is not open to you.
web-fault-404 = There is nothing at this address. Check it: the overlay’s changes when the control room replaces it.
web-fault-405 = This address exists, but not for this kind of request.
web-fault-413 = The request is too large: 64 KiB at most.
web-fault-415 = Unknown format: send a form or JSON.
web-fault-421 = This name is not bouge’s. If it should be, write it in web.public_url.
web-fault-429 = Too many attempts. Wait a minute, then try again.
web-fault-500 = Something went wrong. It is in bouge’s log; try again.
web-fault-503 = The database does not answer. Try again in a moment.

web-login-wrong = This code is not the right one. Check it with the person who gave it to you.
web-login-nameless = Write your name, in letters: the log will show it.
web-login-unreadable = The sign-in request cannot be read: a code and a name are needed.
web-link-used = This link was used already, or its ten minutes are over. Sign in with your access code, or restart bouge for a new link.
web-other-site = This request comes from another site: it is refused. If bouge is behind another name, write it in web.public_url.
web-host-only = Only the control room can do this.

web-bounce-title = One moment…
web-bounce = The page is opening.
web-bounce-action = Continue

web-bye-logout = You signed out.
web-bye-over = Your session is over. You can sign in again.
web-bye-overlay = The overlay’s address was replaced.

web-socket-binary = Message refused: only text is expected.
web-socket-overlay = The overlay gives no orders.
web-socket-unreadable = The message cannot be read: it is not JSON.
web-socket-unknown = Unknown or incomplete order. Reload the page: it may be older than an update.
web-socket-too-fast = Too many orders at once. Wait a few seconds.
web-socket-taken = This order’s identifier is somebody else’s. Reload the page.
