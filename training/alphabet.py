"""The tokenizer: a normaliser that undoes disguises, and one token per character."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Regex, Tokenizer, models, normalizers

PAD, UNKNOWN = "[PAD]", "[UNK]"
MAX_CHARACTERS = 512

# Characters that make words; everything else separates words or stands alone.
WORD = "abcdefghijklmnopqrstuvwxyz0123456789*@#_"
SEPARATORS = " '-"
PUNCTUATION = '.,!?;:()[]{}"/\\%&+=<>|^~$€£§°`'
EMOJIS = (
    "😀😁😂🤣😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓😔😕😖😗😘😙😚😛😜😝😞😟😠😡😢😣😤😥😦😧😨😩😪😫😬😭😮😯😰😱"
    "😲😳😴😵😶😷🙁🙂🙃🙄🤐🤑🤒🤓🤔🤕🤗🤠🤡🤢🤤🤥🤦🤧🤨🤩🤪🤫🤬🤭🤮🤯🤷🥰🥱🥲🥳🥴🥵🥶🥺🫠🫡🫶"
    "👀👁👂👃👄👅👆👇👈👉👊👋👌👍👎👏👐👑👹👺👻👽👿💀💩💪💯💥💦💨💋💔💕💖💗💘💙💚💛💜💝🖤🤍🤎🧡❤♥"
    "🔥🔪🔫🔨💣🗡⚔⚰🪓🩸🚽🗑🚮🧨☠☢⚠⛔🚫🛑🖕✊🤏🤘🤙🤚🤛🤜🤝🤞🤟🙏🙌🙈🙉🙊🙋🙅🙆"
    "🐀🐁🐂🐄🐈🐍🐎🐏🐐🐑🐒🐓🐔🐕🐖🐗🐛🐜🐟🐢🐦🐧🐨🐩🐭🐮🐯🐰🐱🐴🐵🐶🐷🐸🐽🐾🐿🦄🦊🦍🦎🦝🦟🪰🪱🪳"
    "🍆🍑🍒🍌🌶🥒🍼🍷🍺🍕☕🥖🏳🏴🌈⚧♀♂🚀⭐✨🎉🎊🎂🎮🎵🎶🎥📺📢📣📌📎📝📷💡💰💸💶💻🗳⚖🏛🌍🌱🌳🌻🌊☀🌧❄⚡"
    "⚽🏀🏆🥇👶👦👧👨👩👴👵👮👷👸🤴🧑🧔🧕🤰🤱💃🕺👯🤵👰✅❌❓❗➕➖✔✖"
)
_FOREIGN = ("аеорсухіѕјкмтнвгпαβοειντρυκσωης", "aeopcyxisjkmthbrnaboeivtpukownc")
_QUOTES = ("’‘ʼ´`“”„«»–—−•·", "'''''\"\"\"\"\"---..")
_SPELLED_OUT = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ħ": "h", "µ": "u"}
_MONEY = {"€": "e", "£": "l"}
LOOKALIKES = {
    **_SPELLED_OUT,
    **_MONEY,
    **dict(zip(*_FOREIGN, strict=True)),
    **dict(zip(*_QUOTES, strict=True)),
}
LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", r"\$": "s", "!": "i"}
# What stands for a letter also at the start of a word ("@" there is a mention) and after two of its letters.
_LEET_FIRST, _LEET_LAST = ("0", "1", "3", "4", "5", "7", r"\$"), ("0", "1", "3", "4", "5", "7", r"\$", "@")
INVISIBLE = (
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\u034f\u061c\u180e\ufe0e\ufe0f"
    "\U0001f3fb-\U0001f3ff]"
)
GAP = "[ .*_,|/-]"


@dataclass(frozen=True)
class Alphabet:
    """Token ids by kind: from first_word on they make words, then come separators, then lone units."""

    tokens: tuple[str, ...]
    first_word: int
    first_separator: int
    first_unit: int


def alphabet() -> Alphabet:
    """Return every token in id order; 0 is padding, 1 anything the list does not hold."""
    lone = dict.fromkeys(PUNCTUATION + EMOJIS)
    first_word = 2
    first_separator = first_word + len(WORD)
    first_unit = first_separator + len(SEPARATORS)
    return Alphabet((PAD, UNKNOWN, *WORD, *SEPARATORS, *lone), first_word, first_separator, first_unit)


def _replace(pattern: str, content: str) -> normalizers.Normalizer:
    return normalizers.Replace(Regex(pattern), content)


def _rejoin_spaced_letters() -> normalizers.Normalizer:
    """Join runs of three or more single letters ("c o n n a r d", "p.u.t.e")."""
    before = f"(?<=^[a-z]|[^a-z'][a-z]|[^a-z'][a-z]{GAP}[a-z])"
    after = f"(?=[a-z]{GAP}[a-z](?![a-z]))"
    last = f"(?<=^[a-z]{GAP}[a-z]|[^a-z'][a-z]{GAP}[a-z]){GAP}(?=[a-z](?![a-z]))"
    return _replace(f"{before}{GAP}{after}|{last}", "")


def normalizer() -> normalizers.Normalizer:
    """Return the text cleaning that travels inside tokenizer.json."""
    steps = [normalizers.NFKC(), normalizers.Lowercase(), normalizers.NFD(), normalizers.StripAccents()]
    steps.append(_replace(INVISIBLE, ""))
    steps += [normalizers.Replace(seen, plain) for seen, plain in LOOKALIKES.items()]
    for _ in range(2):
        steps += [_replace(f"(?<=[a-z]){sign}(?=[a-z*])", letter) for sign, letter in LEET.items()]
        steps += [_replace(f"(?<=[a-z]{{2}}){sign}", LEET[sign]) for sign in _LEET_LAST]
        steps += [_replace(f"(?<![a-z0-9]){sign}(?=[a-z]{{3}})", LEET[sign]) for sign in _LEET_FIRST]
    steps.append(_rejoin_spaced_letters())
    steps.append(_replace(r"([a-z])(?=\1)", ""))
    steps.append(_replace(r"([^a-z0-9])(?=\1\1)", ""))
    steps.append(_replace(r"\s+", " "))
    return normalizers.Sequence(steps)


def build_tokenizer() -> Tokenizer:
    """Return a character tokenizer (BPE without merges) that needs no training."""
    vocabulary = {token: index for index, token in enumerate(alphabet().tokens)}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token=UNKNOWN))
    tokenizer.normalizer = normalizer()
    tokenizer.add_special_tokens([PAD, UNKNOWN])
    return tokenizer


def save_tokenizer(folder: Path) -> None:
    """Write tokenizer.json and tokenizer_config.json the way transformers reads them."""
    build_tokenizer().save(str(folder / "tokenizer.json"))
    settings: dict[str, Any] = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": MAX_CHARACTERS,
        "pad_token": PAD,
        "unk_token": UNKNOWN,
        "padding_side": "right",
        "truncation_side": "right",
        "model_input_names": ["input_ids", "attention_mask"],
        "clean_up_tokenization_spaces": False,
    }
    text = json.dumps(settings, ensure_ascii=False, indent=2) + "\n"
    (folder / "tokenizer_config.json").write_text(text, encoding="utf-8")
