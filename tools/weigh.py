"""Weighs the pieces of the public conversations anew: ``python tools/weigh.py`` writes ``signals/weights.tsv``.

A logistic regression with squared weights held small (docs/decisions/0253), by gradient descent with momentum, nothing
but numpy, no chance in it: the same conversations give the same table. Of a risky conversation only the message that
weighs most has to sound risky; of a harmless one none may.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sudare.incidents.signals.pieces import Ideas, pieces
from sudare.incidents.signals.surroundings import surroundings
from sudare.incidents.signals.talk import Talk, talks
from sudare.incidents.signals.weights import SIGNALS, START, UNIT, WEIGHTS

AT_LEAST = 3  # conversations that a piece must stand in
HELD = 0.1  # how hard weights are held small
RARE = 4.0  # a risky message counts for so many harmless ones
ROUNDS = 220
AGAIN = 2  # times that the heaviest message of a conversation is looked for
LEAST = 0.1  # lighter pieces are left out
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Heap:
    """All messages as rows of weighed pieces. ``of``: the conversation of each message; row[i] = begins[i]:begins[i+1]."""

    vocabulary: tuple[str, ...]
    columns: NDArray[np.int32]
    shares: Floats
    begins: NDArray[np.int64]
    of: NDArray[np.int64]

    @property
    def rows(self) -> NDArray[np.int64]:
        return np.repeat(np.arange(len(self.of)), np.diff(np.append(self.begins, len(self.columns))))

    def scores(self, weights: Floats, start: Floats) -> Floats:
        """Shape (messages, signals)."""
        return np.add.reduceat(weights[self.columns] * self.shares[:, None], self.begins, axis=0) + start

    def gradient(self, rows: NDArray[np.int64], errors: Floats) -> Floats:
        """Shape (pieces, signals)."""
        size = len(self.vocabulary)
        every = [np.bincount(self.columns, self.shares * errors[rows, at], size) for at in range(errors.shape[1])]
        return np.stack(every, axis=1).astype(np.float32)


def heap(every: Sequence[Talk]) -> Heap:
    found: list[Mapping[str, float]] = []
    ideas = Ideas()
    of: list[int] = []
    for at, talk in enumerate(every):
        for around in surroundings(talk.conversation):
            found.append(pieces(around.window, ideas))
            of.append(at)
    seen = Counter(piece for row in found for piece in row)
    vocabulary = tuple(sorted(piece for piece, times in seen.items() if times >= AT_LEAST and "\t" not in piece))
    column = {piece: at for at, piece in enumerate(vocabulary)}
    columns: list[int] = []
    shares: list[float] = []
    begins: list[int] = []
    for row in found:
        begins.append(len(columns))
        known = [(column[piece], share) for piece, share in row.items() if piece in column]
        columns += [at for at, _ in known] or [0]
        shares += [share for _, share in known] or [0.0]
    return Heap(
        vocabulary,
        np.array(columns, np.int32),
        np.array(shares, np.float32),
        np.array(begins, np.int64),
        np.array(of, np.int64),
    )


def fitted(every: Sequence[Talk], messages: Heap) -> tuple[Floats, Floats]:
    """Weights (pieces, signals) and starts (signals,)."""
    is_risky = np.array([[talk.is_risky and signal in talk.signals for signal in SIGNALS] for talk in every])
    unknown = np.array([[talk.is_risky and signal not in talk.signals for signal in SIGNALS] for talk in every])
    wanted = is_risky[messages.of]
    last = np.append(messages.of[1:] != messages.of[:-1], True)
    chosen = np.repeat(last[:, None], len(SIGNALS), axis=1)
    weights = np.zeros((len(messages.vocabulary), len(SIGNALS)), np.float32)
    start = np.zeros(len(SIGNALS), np.float32)
    for _ in range(AGAIN):
        heavy = np.where(unknown[messages.of], 0.0, np.where(wanted, np.where(chosen, RARE, 0.0), 1.0))
        weights, start = _descended(messages, wanted, heavy.astype(np.float32), (weights, start))
        chosen = _heaviest(messages.scores(weights, start), messages.of)
    return weights, start


def _heaviest(scores: Floats, of: NDArray[np.int64]) -> NDArray[np.bool_]:
    best = np.full((of[-1] + 1, scores.shape[1]), -np.inf, np.float32)
    np.maximum.at(best, of, scores)
    return scores >= best[of]


def _descended(
    messages: Heap, wanted: NDArray[np.bool_], heavy: Floats, begun: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Adam, the whole heap at once."""
    rows = messages.rows
    both = np.vstack(begun)
    mean, square = np.zeros_like(both), np.zeros_like(both)
    for turn in range(1, ROUNDS + 1):
        told = 1 / (1 + np.exp(-np.clip(messages.scores(both[:-1], both[-1]), -30, 30)))
        errors = ((told - wanted) * heavy).astype(np.float32)
        slope = np.vstack([messages.gradient(rows, errors) + HELD * both[:-1], errors.sum(axis=0)])
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        step = 0.06 * (1 - turn / (ROUNDS + 1)) ** 0.5
        both = both - step * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-6)
    return both[:-1].astype(np.float32), both[-1].astype(np.float32)


def written(messages: Heap, weights: Floats, start: Floats) -> str:
    lines = [_line(START, start)]
    lines += [
        _line(piece, row)
        for piece, row in zip(messages.vocabulary, weights, strict=True)
        if np.abs(row).max() >= LEAST and piece.strip() and piece != START
    ]
    return "\n".join(lines) + "\n"


def _line(piece: str, row: Floats) -> str:
    whole = [round(float(weight) * UNIT) if abs(weight) >= LEAST or piece == START else 0 for weight in row]
    return "\t".join([piece, *(str(each) if each else "" for each in whole)]).rstrip("\t")


if __name__ == "__main__":
    known = list(talks("tuned"))
    pile = heap(known)
    target = Path(__file__).parent.parent / "src/sudare/incidents/signals" / WEIGHTS
    target.write_text(written(pile, *fitted(known, pile)), encoding="utf-8")
