"""Failures: one tree, and reasons in French."""

import errno
import os

import pytest

from bot import errors
from bot.errors import BougeError, SettingsError, reason_of


def test_every_failure_is_of_the_one_tree() -> None:
    found = [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, Exception) and each.__module__ == errors.__name__
    ]
    assert len(found) > 5
    assert all(issubclass(each, BougeError) for each in found)


def test_settings_keep_their_faults_apart_and_say_them_together() -> None:
    fault = SettingsError(("web.port : trop grand.", "locale : inconnue."))
    assert fault.faults == ("web.port : trop grand.", "locale : inconnue.")
    assert str(fault) == "web.port : trop grand.\nlocale : inconnue."


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOENT, "n'existe pas"),
        (errno.EACCES, "accès refusé"),
        (errno.EISDIR, "c'est un dossier"),
        (errno.EADDRINUSE, "déjà occupé"),
        (errno.ECONNREFUSED, "connexion refusée"),
        (errno.ENOSPC, "le disque est plein"),
    ],
)
def test_a_reason_of_the_system_is_said_in_french(number: int, expected: str) -> None:
    assert expected in reason_of(OSError(number, os.strerror(number)))


def test_a_reason_we_have_no_words_for_is_said_as_it_came() -> None:
    assert reason_of(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert reason_of(OSError("sans numéro")) == "sans numéro"
