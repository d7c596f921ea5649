"""The signing key: made once, private from its first moment, never replaced, never shown."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bot.errors import SealingError
from bot.polls.box.canonical import signed_text
from bot.sealing.key import FILE_NAME, open_key
from bot.sealing.seal import published
from bot.verify_box import examine, signature_holds
from tests.unit.polls.box.made import a_box


def test_a_key_is_made_once_and_found_again(tmp_path: Path) -> None:
    first = open_key(tmp_path / "data")

    assert open_key(tmp_path / "data").public == first.public
    assert open_key(tmp_path / "other").public != first.public


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        open_key(tmp_path / "data")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "data" / FILE_NAME).stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == [FILE_NAME]


def test_many_that_start_at_once_have_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(open_key, [tmp_path] * 32))

    assert len({key.public for key in keys}) == 1
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    open_key(tmp_path)
    (tmp_path / FILE_NAME).chmod(0o640)

    with pytest.raises(SealingError, match="chmod 600"):
        open_key(tmp_path)


@pytest.mark.parametrize("written", [b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_key_that_cannot_be_read_is_never_replaced(tmp_path: Path, written: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(written)
    (tmp_path / FILE_NAME).chmod(0o600)

    with pytest.raises(SealingError, match="Ed25519"):
        open_key(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == written


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / FILE_NAME).write_bytes(other)
    (tmp_path / FILE_NAME).chmod(0o600)

    with pytest.raises(SealingError, match="Ed25519"):
        open_key(tmp_path)


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")

    with pytest.raises(SealingError, match="un fichier de ce nom"):
        open_key(tmp_path / "data")


def test_a_key_shows_its_public_half_alone(tmp_path: Path) -> None:
    key = open_key(tmp_path)
    private = (tmp_path / FILE_NAME).read_text().splitlines()[1]

    assert key.public in repr(key)
    assert private not in repr(key) + repr(vars(key))


def test_what_it_signs_holds(tmp_path: Path) -> None:
    key, text = open_key(tmp_path), signed_text("0" * 64)

    assert signature_holds(bytes.fromhex(key.public), text, key.sign(text))


def test_a_published_box_passes_the_public_check(tmp_path: Path) -> None:
    key = open_key(tmp_path)

    assert examine(published(a_box(["4", "5", "4"]), key), key.public)[1]


def test_a_box_that_would_not_pass_is_never_published(tmp_path: Path) -> None:
    with pytest.raises(SealingError, match="pas un bulletin"):
        published(a_box([{"4": 9}], "majority-judgment"), open_key(tmp_path))
