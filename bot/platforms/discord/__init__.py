"""Discord: its messages, commands and buttons come in, answers and moderation acts go out."""
