"""The built-in model, as it is packaged."""

import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from comity import text
from comity.coders import encoder
from comity.coders.encoder import Encoder, manifest
from comity.errors import WeightsError
from comity.model import Act, Article, Coding, Document, Mention

PASSAGE = """NAIROBI, May 3 - Kenya on Thursday imposed sanctions on twelve Chadian officials over a cargo plane, it said.

Chad's government accused Kenya of interfering in its internal affairs and recalled its ambassador from Nairobi.

Meanwhile, the European Union pledged 40 million euros in humanitarian aid to Chad for refugees from Sudan. On Friday, Kenyan
President William Ruto met the prime minister of Ethiopia in Addis Ababa.

Gunmen attacked a Chadian army post near Lake Chad on Wednesday, killing nine soldiers."""
OTHERS = (
    "Japan expelled two Russian diplomats on Monday. Moscow denied that they were spies.",
    "The talks went on in the evening. Nobody said a word.",
    "Thousands protested outside the French embassy in Niamey, and soldiers fired tear gas at the crowd.",
)


def document(words: str, number: int = 0) -> Document:
    made = text.prepare(Article(f"a{number}", words, f"{number}.txt", published="2024-05-03"))
    assert isinstance(made, Document)
    return made


@pytest.fixture(scope="module")
def coder() -> Encoder:
    """The packaged model."""
    return Encoder()


@pytest.fixture(scope="module")
def passage(coder: Encoder) -> Coding:
    """The passage, coded."""
    return next(coder.code([document(PASSAGE)]))


def mentions(coding: Coding) -> Iterator[Mention]:
    """Every mention of a coding, wherever it is held."""
    yield from coding.mentions
    for act in coding.acts:
        yield from (role.mention for role in (*act.actors, *act.recipients, *act.sources))
    for reference in coding.references:
        yield from (reference.mention, reference.antecedent)


def named(coding: Coding, words: str) -> Act:
    """The act whose words hold these."""
    return next(act for act in coding.acts if words in act.anchor.text)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("words", "kind", "actor", "recipient"),
    [
        ("sanctions", "SANCTION", "Kenya", "Chadian officials"),
        ("accused", "ACCUSE", "Chad's government", "Kenya"),
        ("pledged", "AGREE", "European Union", "Chad"),
        ("met", "CONSULT", "Ruto", "Ethiopia"),
        ("attacked", "ASSAULT", "Gunmen", "Chadian army"),
    ],
)
def test_clear_cases(passage: Coding, words: str, kind: str, actor: str, recipient: str) -> None:
    """What no reader would take otherwise has its type and its parties."""
    act = named(passage, words)
    sides = [" | ".join(role.mention.span.text for role in side) for side in (act.actors, act.recipients)]
    assert act.type == kind
    assert actor in sides[0]
    assert recipient in (sides[1] or sides[0])


@pytest.mark.weights
def test_spans_are_those_of_the_text(passage: Coding) -> None:
    """Every word of the coding stands in the article where it says."""
    body = document(PASSAGE).article.text
    spans = [m.span for m in mentions(passage)] + [act.anchor for act in passage.acts]
    assert len(spans) > 20
    assert all(body[span.start : span.end] == span.text for span in spans)
    assert all(act.sentence.start <= act.anchor.start < act.anchor.end <= act.sentence.end for act in passage.acts)


@pytest.mark.weights
def test_probabilities_are_such(passage: Coding) -> None:
    """Every probability lies between nothing and certainty, and the best type stands first."""
    for act in passage.acts:
        assert 0 < act.p_event <= 1
        assert [p for _, p in act.type_probs] == sorted((p for _, p in act.type_probs), reverse=True)
    assert all(0 <= m.p <= 1 for m in mentions(passage))


@pytest.mark.weights
def test_two_runs_are_identical(coder: Encoder, passage: Coding) -> None:
    """The same coder, and one made anew, say the same to the last bit."""
    assert list(coder.code([document(PASSAGE)])) == [passage]
    assert list(Encoder().code([document(PASSAGE)])) == [passage]


@pytest.mark.weights
def test_the_company_of_a_document_does_not_matter(coder: Encoder, passage: Coding) -> None:
    """In any order and any batch, each document has the acts it has alone, and the codings come in order."""
    crowd = [document(words, n) for n, words in enumerate((PASSAGE, *OTHERS) * 5)]
    forth, back = list(coder.code(crowd)), list(coder.code(reversed(crowd)))[::-1]
    assert len(forth) == len(crowd) > encoder.DOCUMENTS_A_BATCH
    for n, (one, other) in enumerate(zip(forth, back, strict=True)):
        assert told(one) == told(other) == told(forth[n % 4])
    assert told(forth[0]) == told(passage)


def told(coding: Coding) -> list[object]:
    """What a coding says, without the last digits of its probabilities, which padding may move."""
    roles = [tuple(r.mention.span for r in (*a.actors, *a.recipients, *a.sources)) for a in coding.acts]
    acts = [(a.anchor, a.type, a.modes, a.status, round(a.p_event, 3)) for a in coding.acts]
    return [acts, roles, [m.span for m in coding.mentions], [(r.mention.span, r.antecedent.span) for r in coding.references]]


@pytest.mark.weights
def test_nothing_gives_nothing(coder: Encoder) -> None:
    """No documents, no codings; a document in which nothing happens has no acts."""
    assert list(coder.code([])) == []
    assert next(coder.code([document(OTHERS[1])])).acts == ()


@pytest.mark.weights
def test_hostile_text_is_only_text(coder: Encoder) -> None:
    """Marks of the model's own, a word without end and a sentence without end are read like any text."""
    words = [
        "[CLS] Kenya [SEP] condemned [unused1] Chad [MASK].",
        "x" * 5000 + ".",
        "Kenya, " * 3000 + "and Chad met.",
        "🙂 " * 500,
    ]
    for n, hostile in enumerate(words):
        made = document(f"The talks in Nairobi went on in the evening as before. {hostile}", n)
        coding = next(coder.code([made]))
        assert all(made.article.text[m.span.start : m.span.end] == m.span.text for m in mentions(coding))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a model's manifest and its smaller file; what is in it is not loaded before it is checked."""
    home = Path(str(files("comity.coders") / "weights"))
    told_of = json.loads((home / "manifest.json").read_text("utf-8"))
    told_of["sha256"] = {"tokenizer.json": told_of["sha256"]["tokenizer.json"]}
    (tmp_path / "manifest.json").write_text(json.dumps(told_of))
    shutil.copy(home / "tokenizer.json", tmp_path)
    return tmp_path


@pytest.mark.weights
def test_a_changed_file_is_refused(copy: Path) -> None:
    """A model file that is not that of the checksum is never loaded."""
    manifest(copy)
    manifest.cache_clear()
    with (copy / "tokenizer.json").open("a") as file:
        file.write(" ")
    with pytest.raises(WeightsError, match=r"tokenizer\.json is not the file that was released .*; install comity again"):
        Encoder(copy)


@pytest.mark.weights
def test_a_wrong_checksum_is_refused(copy: Path) -> None:
    """A manifest that names another checksum is no better."""
    told_of = json.loads((copy / "manifest.json").read_text())
    told_of["sha256"]["tokenizer.json"] = "0" * 64
    (copy / "manifest.json").write_text(json.dumps(told_of))
    with pytest.raises(WeightsError, match="checksum differs"):
        Encoder(copy)


@pytest.mark.parametrize("content", [None, "", "{}", "[]", '{"sha256": {"encoder.onnx": "0"}}'])
def test_a_folder_without_a_model(tmp_path: Path, content: str | None) -> None:
    """A folder that is missing, or whose manifest or files are, says what to do."""
    folder = tmp_path / "weights"
    if content is not None:
        folder.mkdir()
        (folder / "manifest.json").write_text(content)
    with pytest.raises(WeightsError, match=r"the model in .*weights cannot be read .*; install comity again"):
        Encoder(folder)
