"""English or not."""

import pytest

from comity.text.language import detect, is_named_english


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le ministre a reçu lundi son homologue marocain pour parler du commerce entre les deux pays."),
        ("de", "Der Minister hat am Montag seinen Amtskollegen empfangen, um über die Lage zu sprechen."),
        ("es", "El ministro se reunió este lunes con su homólogo para hablar del comercio entre los dos países."),
        ("ru", "Министр встретился с послом."),
        ("zh", "外交部长会见了大使。"),
        ("ar", "التقى وزير الخارجية بالسفير"),
    ],
)
def test_foreign(code: str, text: str) -> None:
    """Other languages are told, even in one sentence, and other scripts always."""
    assert detect(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 345",
        "Ito",
        "Ito meets Okonkwo in Abuja",
        "Ann Lee visits Riyadh",
        "Kenya deployed police to Haiti on Tuesday. Kenya sent police.",
        "Abiodun Okonkwo, Nguyen Van Minh, Siti binti Ahmad and Zhang Wei met Kobayashi Haruto in Ulaanbaatar on Monday.",
    ],
)
def test_doubt_is_english(text: str) -> None:
    """Headlines, names and nothing at all are not taken for another language."""
    assert detect(text) == "en"


@pytest.mark.parametrize(("label", "verdict"), [("en", True), ("EN-us", True), ("English", True), ("fr", False), ("und", None)])
def test_labels(label: str, verdict: bool | None) -> None:
    """A file's own label is understood in its usual forms."""
    assert is_named_english(label) is verdict
