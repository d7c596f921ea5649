"""Characters to hashed n-grams and words, with tensor operations only: it travels inside the graph."""

from typing import NamedTuple

import torch
from torch import Tensor, nn

from training.alphabet import Alphabet

PRIME = 2_147_483_629
_SHORT_WORD = 31
_MULTIPLIERS_SEED = 20240611


class Words(NamedTuple):
    """One batch cut into words: which characters make which word, and every hash that names them."""

    members: Tensor  # [B, W, L] 1.0 where a character belongs to a word
    present: Tensor  # [B, W] 1.0 where there is a word
    word_hash: Tensor  # [B, W] int64, below PRIME
    gram_hash: list[Tensor]  # per order: [B, L] int64, below PRIME
    gram_mask: list[Tensor]  # per order: [B, L] 1.0 where the window is inside one word


class Cutter(nn.Module):
    """Cut character ids into words; windows of 2 to 5 characters never cross a word's edge.

    Hashing is linear with fixed random multipliers modulo a prime (Carter and Wegman 1979), which keeps it to
    additions and multiplications that ONNX Runtime has for integers.
    """

    ORDERS = (2, 3, 4, 5)

    def __init__(self, alphabet: Alphabet):
        super().__init__()
        self.first_word, self.first_separator = alphabet.first_word, alphabet.first_separator
        self.first_unit = alphabet.first_unit
        generator = torch.Generator().manual_seed(_MULTIPLIERS_SEED)
        windows = torch.randint(1, 2**31 - 1, (len(self.ORDERS), max(self.ORDERS)), generator=generator)
        places = torch.randint(1, 2**26, (_SHORT_WORD + 1,), generator=generator)
        places[_SHORT_WORD] = 0
        self.register_buffer("windows", windows)
        self.register_buffer("places", places)

    def forward(self, ids: Tensor) -> Words:
        """Return the words of `ids` [B, L]; 0 is padding."""
        in_word = (ids >= self.first_word) & (ids < self.first_separator)
        lone = (ids >= self.first_unit) | (ids == 1)
        after_word = nn.functional.pad(in_word[:, :-1], (1, 0))
        starts = ((in_word & ~after_word) | lone).long()
        number = torch.cumsum(starts, 1) * (in_word | lone).long() - 1
        width = torch.clamp(starts.sum(1).max(), min=1)
        slots = torch.arange(width, device=ids.device)
        members = (number[:, None, :] == slots[None, :, None]).float()
        return Words(
            members,
            (slots[None, :] < starts.sum(1, keepdim=True)).float(),
            self._hash_words(ids, members, starts),
            *self._hash_windows(ids, in_word),
        )

    def _hash_words(self, ids: Tensor, members: Tensor, starts: Tensor) -> Tensor:
        positions = torch.arange(ids.shape[1], device=ids.device).float()
        begins = (members * starts[:, None, :].float()) @ positions[:, None]
        offset = torch.clamp(positions - (members * begins).sum(1), 0, _SHORT_WORD).long()
        parts = (ids * self.places[offset]).double()  # exact: every sum stays below 2**41
        return torch.remainder((members.double() @ parts[:, :, None])[:, :, 0].long(), PRIME)

    def _hash_windows(self, ids: Tensor, in_word: Tensor) -> tuple[list[Tensor], list[Tensor]]:
        length = ids.shape[1]
        letters = nn.functional.pad(torch.where(in_word, ids - 1, torch.zeros_like(ids)), (1, 4))
        hashes, masks = [], []
        for row, order in enumerate(self.ORDERS):
            shifted = [letters[:, k : k + length] for k in range(order)]
            total = sum(part * self.windows[row, k] for k, part in enumerate(shifted))
            inside = shifted[1] > 0
            for part in shifted[2:-1]:
                inside = inside & (part > 0)
            hashes.append(torch.remainder(total, PRIME))
            masks.append(inside.float())
        return hashes, masks
