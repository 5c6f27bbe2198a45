"""Which language a text is in, also when it is short."""

import pytest

from factcheck.nlp.language import detect

# Languages that share short words with English: "i", "for", "at", "we".
DANISH = (
    "Havnen i Lindholm åbnede igen i tirsdags, sagde borgmesteren. Omkring fjorten færger blev "
    "beskadiget af stormen, og reparationen bliver dyr for kommunen."
)
SWEDISH = (
    "Hamnen i Lindholm öppnade igen i tisdags, sade borgmästaren. Omkring fjorton färjor skadades "
    "i stormen, och reparationen blir dyr för kommunen i år."
)
ITALIAN = (
    "I porti di Lindholm hanno riaperto martedì, ha detto il sindaco. I traghetti danneggiati sono "
    "quattordici e i costi saranno alti per il comune."
)
DUTCH = (
    "De haven van Lindholm is dinsdag weer open gegaan, zei de burgemeester. Ongeveer veertien "
    "veerboten werden in de storm beschadigd, en we weten wat het kost."
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ok",
        "12,000",
        "Vladimir Putin, Angela Merkel",
        "Mayor resigns",
        "The harbour was closed for two days after the storm.",
        "word " * 5000,
        "🙂 " * 40,
    ],
)
def test_english_and_undecidable_text_counts_as_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Die Stadt hat am Montag beschlossen, die Gebühren für den Hafen zu senken.",
            "de",
        ),
        ("La ville a décidé lundi de fermer le port pendant deux jours à cause du vent.", "fr"),
        ("El ayuntamiento decidió el lunes cerrar el puerto durante dos días por el viento.", "es"),
        (DANISH, "da"),
        (SWEDISH, "sv"),
        (ITALIAN, "it"),
        (DUTCH, "nl"),
        ("Город решил в понедельник закрыть порт на два дня из-за сильного ветра.", "ru"),
        ("市政府周一决定因大风关闭港口两天,市长在新闻发布会上表示。", "zh"),
    ],
)
def test_other_languages_are_told(text: str, code: str) -> None:
    assert detect(text) == code
