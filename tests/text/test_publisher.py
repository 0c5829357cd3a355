"""Publishers that only the text names."""

import pytest

from comity.model import Article
from comity.text.publisher import publisher


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tolls rise.\nThe post Tolls rise appeared first on Ports Daily.", "Ports Daily"),
        ("Tolls rise.\n© 2024 The Ports Herald. All rights reserved.", "The Ports Herald"),
        ("Tolls rise.\nCopyright 2024 The Associated Press. All rights reserved.", "Associated Press"),
        ("Tolls rise.\nThey are not the views of The Ports News Agency.", "Ports News Agency"),
        ("ACCRA, Nov 28 (Reuters) - Tolls rise at the ports of the coast.", "Reuters"),
        ("Tolls rise at the ports of the coast. (PTI)", "Press Trust of India"),
        ("Tolls rise at the ports of the coast.", "ports.example"),
    ],
)
def test_recognised(text: str, name: str) -> None:
    """Feed notes, copyright lines, disclaimers, datelines and signatures name it; else the host stands in."""
    assert publisher(Article(id="a", text=text, url="https://www.ports.example/a")) == name


def test_what_the_file_says_stands() -> None:
    """The file's own word is not overruled, and nothing is invented."""
    assert publisher(Article(id="a", text="x © 2024 Ports Daily", publisher="Herald")) == "Herald"
    assert publisher(Article(id="a", text="Tolls rise.")) is None
