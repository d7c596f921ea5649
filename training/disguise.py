"""Chat spelling and disguises, put on abusive and innocent sentences alike so that style never decides."""

import random
import re

_SPELLINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\bje suis\b", ("jsuis", "chui", "jsui")),
    (r"\btu es\b|\bt'es\b", ("tes", "t es", "té", "t'es")),
    (r"\bc'est\b", ("c", "cest", "cé", "c est")),
    (r"\bpas\b", ("pa", "ap")),
    (r"\bparce que\b", ("pcq", "psk")),
    (r"\bpourquoi\b", ("pk", "pq", "pourkoi")),
    (r"\bvraiment\b", ("vrmt", "vrm")),
    (r"\bbeaucoup\b", ("bcp",)),
    (r"\btoujours\b", ("tjrs", "tjr")),
    (r"\bputain\b", ("ptn", "putin", "pt1", "ptain")),
    (r"\bavec\b", ("avc",)),
    (r"\bsalut\b", ("slt",)),
    (r"\bdans\b", ("ds",)),
    (r"\bj'ai\b", ("jai", "g", "j ai")),
    (r"\bquoi\b", ("koi",)),
    (r"\bqu'", ("k", "qu ")),
    (r"\bquand\b", ("qd",)),
    (r"\bfrère\b", ("frr", "frero", "reuf")),
    (r"\btout le monde\b", ("tlm",)),
    (r"\bmême\b", ("mm", "meme")),
    (r"\bn'", ("",)),
    (r"\bne ", ("",)),
    (r"\bil y a\b|\by a\b", ("ya",)),
    (r"\bje te\b", ("jte",)),
    (r"\bje vais\b", ("jvais", "jvé", "jva")),
    (r"\bet\b", ("é", "&")),
    (r"\bgueule\b", ("geule", "gueul", "gl")),
    (r"\bmère\b", ("mere", "daronne", "reum")),
    (r"\btous\b", ("tt", "tou")),
    (r"\bmerde\b", ("mrd", "merd")),
    (r"\bfemmes?\b", ("meuf", "meufs")),
    (r"\bArabes?\b", ("rebeu", "rebeus")),
    (r"\bNoirs?\b", ("renoi", "renois")),
    (r"\bJuifs?\b", ("feuj", "feujs")),
    (r"\bbizarre\b", ("chelou",)),
    (r"\bla police\b", ("les keufs",)),
    (r"\bvous êtes\b", ("vs etes", "vous ete")),
    (r"\bquelqu'un\b", ("qqn",)),
    (r"\bs'il vous plaît\b|\bsvp\b", ("svp", "stp")),
    (r"\btu vas\b", ("tva", "tu va", "tvas")),
    (r"\btu as\b|\bt'as\b", ("ta", "tas", "t'a", "t as")),
    (r"\bon va\b", ("onva", "on vas", "on va")),
    (r"\bje sais\b", ("jsais", "jsé", "je c")),
    (r"\bc'était\b", ("ctait", "cété", "c t")),
    (r"\bvous\b", ("vs", "vou")),
    (r"\bplus\b", ("+", "plu")),
    (r"\bqui\b", ("ki",)),
    (r"\bque\b", ("ke", "q")),
    (r"\bdemain\b", ("2main", "dmain", "demin")),
    (r"\bbien\b", ("bi1", "b1", "bien")),
    (r"\brien\b", ("ri1", "rien", "r")),
    (r"\bchez toi\b", ("chez toa", "ché toi", "cheztoi")),
    (r"\bta mère\b", ("tamère", "ta mer", "ta reum", "ta daronne")),
    (r"\bfils de pute\b", ("fdp", "fils 2 pute", "fils de p", "filsdepute", "fils de tepu")),
    # Verlan.
    (r"\bpute(s?)\b", ("tepu", "tepus", "pute", "p*te")),
    (r"\bbâtards?\b", ("tarba", "tarbas", "batar")),
    (r"\bbêtes?\b", ("teubé", "teubés")),
    (r"\bfous?\b", ("ouf", "oufs")),
    (r"\bmecs?\b", ("keum", "keums", "gars")),
    (r"\bflics?\b", ("keuf", "keufs")),
    (r"\bmoches?\b", ("cheum", "cheums")),
    (r"\bméchants?\b", ("chanmé",)),
    (r"\blourds?\b", ("relou", "relous")),
    (r"\bénervés?\b", ("véner", "vénère")),
    (r"\bcons?\b", ("kon", "c0n", "qon", "con")),
    (r"\bchiens?\b", ("iench", "chien")),
    (r"\bparents\b", ("renps", "darons", "remps")),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), choices) for pattern, choices in _SPELLINGS)
_LEET = {"a": "4@", "e": "3€", "i": "1!", "o": "0", "s": "5$", "t": "7", "b": "8"}
_FOREIGN = str.maketrans("aeocpiyx", "аеосріух")
SPELLING_ATTACKS = ("leet", "spaced", "doubled", "look-alike", "mistyped")
_KEYS = "azertyuiopqsdfghjklmwxcvbn"


class Disguiser:
    """Changes how a sentence is spelled, by seeded chance, never what it says."""

    def __init__(self, chance: random.Random):
        self._chance = chance

    def chat(self, text: str, strength: float) -> str:
        """Return the text with abbreviations as typed in a hurry."""
        for pattern, choices in _COMPILED:
            if self._chance.random() < strength:
                text = pattern.sub(lambda _, choices=choices: self._chance.choice(choices), text)
        return text

    def typo(self, word: str) -> str:
        """Return the word with two letters swapped, one dropped, doubled or mistyped."""
        if len(word) < 4:
            return word
        place, kind = self._chance.randrange(1, len(word) - 1), self._chance.random()
        if kind < 0.3:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if kind < 0.6:
            return word[:place] + word[place + 1 :]
        if kind < 0.8:
            return word[: place + 1] + word[place:]
        return word[:place] + self._chance.choice(_KEYS) + word[place + 1 :]

    def hide(self, word: str) -> str:
        """Return the word disguised: leet, spaced out, stretched, starred, look-alike letters, cut in two."""
        if len(word) < 3:
            return word
        kind, place = self._chance.random(), self._chance.randrange(1, len(word))
        if kind < 0.24:
            return self.leet(word, 0.6)
        if kind < 0.38:
            return self._chance.choice(" .-_*").join(word)
        if kind < 0.50:
            return word[:place] + word[place - 1] * self._chance.randint(2, 5) + word[place:]
        if kind < 0.68:
            return word[:place] + self._chance.choice("**.-_") + word[place + (self._chance.random() < 0.6) :]
        if kind < 0.78:
            return word.translate(_FOREIGN)
        if kind < 0.86:
            return word[0] + re.sub("[aeiouy]", "", word[1:-1]) + word[-1]
        return word[:place] + " " + word[place:]

    def leet(self, word: str, share: float) -> str:
        """Return the word with about `share` of its letters replaced by digits and signs."""
        return "".join(
            self._chance.choice(_LEET[letter])
            if letter in _LEET and self._chance.random() < share
            else letter
            for letter in word
        )

    def attack(self, text: str, kind: str) -> str:
        """Return the text with its longest words disguised in one of the ways of SPELLING_ATTACKS."""
        words = text.split()
        for place in sorted(range(len(words)), key=lambda index: -len(words[index]))[: 1 + len(words) // 3]:
            word = words[place]
            middle = max(1, len(word) // 2)
            words[place] = {
                "leet": self.leet(word, 0.7),
                "spaced": " ".join(word) if len(words) > 1 or len(word) > 3 else word,
                "doubled": word[:middle] + word[middle - 1] * 3 + word[middle:],
                "look-alike": word.translate(_FOREIGN),
                "mistyped": self.typo(word),
            }[kind]
        return " ".join(words)

    def _mistyped(self, words: list[str]) -> str:
        """Return the words with typos in one to a third of them, often the longest."""
        order = list(range(len(words)))
        self._chance.shuffle(order)
        if self._chance.random() < 0.5:
            order.sort(key=lambda index: -len(words[index]))
        for place in order[: self._chance.randint(1, 1 + len(words) // 3)]:
            words[place] = self.typo(words[place])
        return " ".join(words)

    def _one_word(self, text: str) -> str:
        words = text.split()
        if not words:
            return text
        longest = max(range(len(words)), key=lambda index: len(words[index]) * self._chance.random())
        words[longest] = self.hide(words[longest])
        return " ".join(words)

    def _merge(self, text: str) -> str:
        words = text.split()
        if len(words) < 3:
            return text
        place = self._chance.randrange(len(words) - 1)
        return " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])

    def wear(self, text: str) -> str:
        """Return the text in one random style; about half the time nearly as it was."""
        kind = self._chance.random()
        if kind < 0.38:
            text = self.chat(text, self._chance.choice((0.2, 0.5, 0.8)))
        words = text.split()
        if words and self._chance.random() < 0.45:
            text = self._mistyped(words)
        kind = self._chance.random()
        if kind < 0.16:
            return self._one_word(text)
        if kind < 0.20:
            return self._merge(text)
        if kind < 0.23:
            return " ".join(self.hide(word) if self._chance.random() < 0.5 else word for word in text.split())
        return text
