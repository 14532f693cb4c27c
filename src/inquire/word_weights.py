"""How much a word of a title tells: next to nothing for `model`, nine bits for `sycophancy`.

Two titles that share a word are one the more likely the rarer the word is. So words weigh by the
share of titles that have them, as bits (2 to the minus that is the share), counted over 55,998
titles of arXiv papers: one half of those that github.com/CSQianDong/Awesome-arXiv-Daily-Reporter
has listed up to August 2026 (commit 48f8e84). A word that is in fewer than one of 180 titles
weighs the most that a word can, since the words of a title do not come about independently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

# Words that say nothing of what a title is about.
STOP = frozenset(
    (
        "a all an and any are as at be been both but by can could do does each even for from "
        "had has have how i if in into is it its just less make makes many may me might more "
        "most must my no not of off on once only or our out over s should so some such than "
        "that the their them then there these they this those through to too toward towards "
        "under until up upon us via was we were what when where whether which while who whom "
        "whose why will with within without would yet you your"
    ).split()
)
# By bits, the words that so many titles have; whoever adds one should have counted.
COMMON = {
    1: ("model"),
    2: ("language large"),
    3: ("generation learning"),
    4: ("agent ai based benchmark data detection evaluation framework multi reasoning systems"),
    5: (
        "adaptive agentic analysis augmented automated aware context deep diffusion driven "
        "dynamic efficient enhancing graph guided human image knowledge multimodal networks "
        "neural optimization prediction reinforcement representation retrieval self semantic "
        "structured task text time training transformer using vision"
    ),
    6: (
        "action alignment answering approach architecture attacks attention autonomous behavior "
        "beyond classification code complex comprehensive computational constrained continual "
        "control conversational cross dataset decision design distillation domain effective "
        "embedding experts explainable exploring feature fine foundation free grounded "
        "hierarchical improving inference information integrating intelligence interaction "
        "interpretable latent level long low machine medical memory method multilingual object "
        "open personalized policy process prompt quantization question real recognition "
        "recommendation reward robust safety scale scaling search selection shot simulation "
        "space speech study supervised synthesis temporal test token tool tuning understanding "
        "unified verification video visual world"
    ),
    7: (
        "3d accelerating accuracy across adaptation advancing adversarial against algorithm "
        "aligned applications artificial assessment assisted attribution audio bench bias "
        "bridging calibration capabilities case causal chain challenges clinical cognitive "
        "collaborative communication comparative compositional concept conditioned consistency "
        "contrastive correction cost decoding development diagnosis dialogue differential "
        "direct discovery distribution diversity document dual edge editing emotion empirical "
        "end engineering environments estimation evidence evolution evolving experience "
        "explanations extraction federated feedback flow forecasting function fusion game "
        "geometry gradient grained hallucination health heterogeneous high hybrid "
        "identification implicit instruction label layer leveraging lightweight making "
        "manipulation matching measuring mechanism mitigating mixture modal natural navigation "
        "non one online operations optimal parameter perception performance perspective physics "
        "pipeline planning post powered pre preference preserving pretraining privacy problem "
        "programming quality quantum query rag rank reconstruction regularization relation "
        "reliable report research resource response rethinking review risk rl robot role "
        "routing scalable scientific segmentation sequential series signal skill small social "
        "source sparse spatial specific state step strategies support survey symbolic technical "
        "theory thinking thought trajectory translation turn uncertainty use user value weight "
        "zero"
    ),
}
RARE = 9
FIGURE = 4
ENOUGH = 22
"""Bits that point out one paper among three million."""


@lru_cache(maxsize=1024)
def stems(folded: str) -> tuple[str, ...]:
    """The stems of the words of a folded title that mean something, in order."""
    text = re.sub(r"\bllms?\b", "large language model", folded)
    return tuple(_stem(word) for word in text.split() if word not in STOP)


def weight(stem: str) -> int:
    """The bits that a stem tells."""
    return FIGURE if stem.isdigit() else _weights().get(stem, RARE)


def bits(words: Iterable[str]) -> int:
    """The bits that these stems tell together."""
    return sum(map(weight, words))


def telling(words: Sequence[str]) -> bool:
    """Whether these stems are more than what many titles share: a rare one, or enough others."""
    return RARE in map(weight, words) or bits(words) >= ENOUGH


def _stem(word: str) -> str:
    """A word without most of its ending, so that `sycophancy` meets `sycophantic`."""
    if len(word) > 4:
        word = re.sub(r"(?:ly|ed|ing|s)$", "", word)
    return word[:6]


@cache
def _weights() -> dict[str, int]:
    return {_stem(word): bits for bits, words in COMMON.items() for word in words.split()}
