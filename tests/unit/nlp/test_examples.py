"""The examples in docs/splitter.md are what the splitter really answers."""

from bench import examples


def test_the_page_says_what_the_splitter_does() -> None:
    page = examples.PAGE.read_text("utf-8")
    assert len(examples.examples(page)) >= 12
    assert examples.written(page) == page, "run `python -m bench.examples` and read what changed"


def test_only_tables_are_written_anew() -> None:
    page = "Before.\n\n> The port lost 400 jobs.\n\n| old |\n\nAfter.\n"
    new = examples.written(page)
    assert new.startswith("Before.\n\n> The port lost 400 jobs.\n\n| claim | who says it |\n")
    assert new.endswith("| The port lost 400 jobs. | the article |\n\nAfter.\n")
