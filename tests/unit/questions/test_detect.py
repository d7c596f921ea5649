"""What is plainly a question in the chat, and what is chatter."""

import pytest

from bot.questions.detect import is_plainly_question


@pytest.mark.parametrize(
    "text",
    [
        "Est-ce que le train sera gratuit pour tous ?",
        "le train de nuit sera-t-il rétabli un jour ?",
        "Bonsoir, pourquoi il n’y a plus de médecin chez nous ?",
        "Combien ça coûte à la région tout ça ??",
        "alors où en est la ligne de Tours à Loches ?",
        "Will the trains be free for students?",
        "Quand aura-t-on une réponse de la présidente ? :)",
    ],
)
def test_a_question_to_the_show_is_seen(text: str) -> None:
    assert is_plainly_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "ça va vous ?",
        "tu viens demain chez moi alors ?",
        "@max est-ce que tu viens demain soir ?",
        "vous entendez le son ou pas vous ?",
        "lol pourquoi il dit ça celui-là ?",
        "Pourquoi",
        "quoi quoi quoi quoi quoi quoi ?",
        "Je me demande pourquoi le train est en retard",
        "Les trains, je trouve ça bien trop cher ?",
        "!question Est-ce que le train sera gratuit pour tous ?",
        "Pourquoi ce lien https://exemple.fr n’est pas affiché ?",
        "Pourquoi " + "le train " * 40 + "?",
        "y a des modos ici ou est-ce que c’est libre ?",
        "",
    ],
)
def test_chatter_is_none(text: str) -> None:
    assert not is_plainly_question(text)
