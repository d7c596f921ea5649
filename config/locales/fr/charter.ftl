# La charte, pour qui la demande : « !charte » dans un chat, « /charte » sur Discord.

charter-in-short = Notre charte : { $rules }
charter-title = La charte de l’émission :
charter-contest = Chaque décision de la modération cite une de ces règles. Vous pouvez la contester : /recours.
charter-none = Cette émission n’a pas de charte écrite.
discord-command-charter = Lire la charte de l’émission
