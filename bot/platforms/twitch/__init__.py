"""Twitch: its chat and stream events come in, the bot's words and moderation acts go out."""
