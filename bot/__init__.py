"""bouge: a show's chat becomes votes, questions and moderation, live."""
