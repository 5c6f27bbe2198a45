"""The base model multiplies with numpy and still says what it said."""

from typing import Any

from thinc.api import Model

from factcheck.nlp import pipeline, predict

TEXT = (
    "Mayor Ann Lee told Radio Lindvik on Friday that the port, which lost 400 jobs in May, "
    "would close. “We will not wait,” she said."
)


def networks(nlp: Any) -> list[Any]:
    """The layers of all components of a pipeline."""
    models = [getattr(component, "model", None) for _, component in nlp.pipeline]
    return [layer for model in models if isinstance(model, Model) for layer in model.walk()]


def test_every_layer_multiplies_with_numpy() -> None:
    layers = networks(predict.load())
    assert layers
    assert not any(layer.ops.use_blis for layer in layers)


def test_the_model_parses_as_it_did() -> None:
    plain = pipeline.load_base(pipeline.base_name())(TEXT)
    fast = predict.load()(TEXT, disable=list(pipeline.OWN))
    told = [[(t.text, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc] for doc in (plain, fast)]
    assert told[0] == told[1]


def test_forms_of_hope_and_hate_get_their_own_lemma() -> None:
    doc = predict.load()(
        "He hoped for rain, she hopes so, they are hoping, and we hated it.",
        disable=list(pipeline.OWN),
    )
    lemmas = [t.lemma_ for t in doc if t.pos_ == "VERB"]
    assert lemmas == ["hope", "hope", "hope", "hate"]


def test_marks_set_without_a_space_are_words_of_their_own() -> None:
    nlp = predict.load()
    words = [t.text for t in nlp.make_doc('It ends,"Lee said. “It went.”Dahl left. -Ann Ito')]
    assert " ".join(words) == 'It ends , " Lee said . “ It went . ” Dahl left . - Ann Ito'
