"""Who mentions are: our own marked sentences, and what must hold for every mention."""

import itertools
import re
from pathlib import Path

import pytest

from comity.actors.names import merge_mentions, name_mentions
from comity.actors.resolve import Parties, resolve, resolve_mention
from comity.gazetteer.fold import fold
from comity.model import Article, Coding, Document, Mention, Reference, Sentence, Span

GOLDEN = [
    line for line in (Path(__file__).parent / "golden.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")
]
MARK = re.compile(r"\[([^\]|]+)\|([^\]|]+)\|([^\]|]+)\|([^\]|]+)\]")
HEAD = re.compile(r"^(?:@(?P<day>\S+)\s+)?(?:~(?P<publisher>[^~]+)~\s+)?(?:\^(?P<title>[^^]+)\^\s+)?")


def document(text: str, day: str | None = None, publisher: str | None = None, title: str | None = None) -> Document:
    """A document of a plain text, cut into sentences at full stops."""
    cuts = [0, *(m.end() for m in re.finditer(r"(?<=[a-z0-9][.!?])\s+(?=[A-Z“\"])", text)), len(text)]
    sentences = tuple(Sentence(n, a, b, text[a:b]) for n, (a, b) in enumerate(itertools.pairwise(cuts)))
    return Document(Article("a", text, title=title, published=day, publisher=publisher), sentences)


def marked(line: str) -> tuple[Document, list[tuple[Mention, str, str, str]]]:
    """A golden line as a document and its mentions with country, sector and name."""
    head = HEAD.match(line)
    assert head is not None
    text, wanted, at = "", [], head.end()
    for found in MARK.finditer(line, at):
        text += line[at : found.start()]
        span = Span(len(text), len(text) + len(found[1]), found[1])
        wanted.append((Mention(span), found[2], found[3], found[4]))
        text += found[1]
        at = found.end()
    text += line[at:]
    return document(text, head["day"], head["publisher"], head["title"]), wanted


def parties_of(line: str) -> tuple[Parties, list[tuple[Mention, str, str, str]]]:
    """The parties of a golden line."""
    doc, wanted = marked(line)
    return resolve(doc, Coding(tuple(m for m, *_ in wanted), ())), wanted


@pytest.mark.parametrize("line", GOLDEN)
def test_golden(line: str) -> None:
    """Country, sector and name of every marked mention are those that the line says."""
    parties, wanted = parties_of(line)
    wrong = []
    for mention, country, sector, name in wanted:
        actor = parties.of(mention)
        countries = {m.country or "-" for m in parties.members(mention)}
        for want, got in ((set(country.split("+")), countries), ({sector}, {actor.sector or "-"}), ({name}, {actor.name or "-"})):
            if want != {"*"} and {fold(w) for w in want} != {fold(g) for g in got}:
                wrong.append((mention.span.text, want, got, actor.reason))
    assert not wrong


def test_there_are_enough_golden_mentions() -> None:
    """The golden lines mark at least 120 mentions."""
    assert sum(len(MARK.findall(line)) for line in GOLDEN) >= 120


@pytest.mark.parametrize("line", GOLDEN)
def test_spans_and_reasons(line: str) -> None:
    """Every actor stands at its mention, has a reason, a probability and, with a country, an id or members."""
    doc, _ = marked(line)
    parties, wanted = parties_of(line)
    for mention, *_ in wanted:
        for actor in (parties.of(mention), *parties.members(mention)):
            assert doc.article.text[actor.span.start : actor.span.end] == actor.span.text == mention.span.text
            assert actor.reason
            assert 0 <= actor.p <= 1
            assert actor.id is None or ":" in actor.id


def test_ids_are_the_same_in_every_article() -> None:
    """A body has one id however it is written."""
    forms = ("Kenya's foreign ministry", "the Kenyan foreign ministry", "The foreign ministry of Kenya")
    assert len({resolve_mention(form).id for form in forms}) == 1
    assert resolve_mention("Huawei").id == "company:huawei"
    assert resolve_mention("China").id == resolve_mention("Beijing").id == "country:CHN"


def test_model_reference_leads() -> None:
    """A sure reference of the coder decides where the nearest mention would be another."""
    doc = document("Chad thanked Sweden. It then closed the road.")
    chad, sweden, it = (
        Mention(Span(doc.article.text.index(w), doc.article.text.index(w) + len(w), w)) for w in ("Chad", "Sweden", "It")
    )
    mentions = (chad, sweden, it)
    for other, country in ((chad, "TCD"), (sweden, "SWE")):
        assert resolve(doc, Coding(mentions, (), (Reference(it, other, 0.9),))).of(it).country == country


def test_reference_that_cannot_be_is_not_followed() -> None:
    """A reference from "she" to a state is not taken."""
    doc = document("Chile sent Maria Lopez. She spoke.")
    found = [
        Mention(Span(doc.article.text.index(w), doc.article.text.index(w) + len(w), w)) for w in ("Chile", "Maria Lopez", "She")
    ]
    actor = resolve(doc, Coding(tuple(found), (), (Reference(found[2], found[0], 0.9),))).of(found[2])
    assert actor.name == "Maria Lopez"


def test_unknown_mention_is_nobody() -> None:
    """A mention that was not given has an actor without country, and says so."""
    doc = document("Nothing here.")
    actor = resolve(doc, Coding((), ())).of(Mention(Span(0, 7, "Nothing")))
    assert actor.country is None
    assert "not among" in actor.reason


def test_coder_guess_fills_unknown_sector() -> None:
    """The coder's sector holds where the words tell none, and a people's name takes it."""
    doc = document("Chinese money built it.")
    mention = Mention(Span(0, 7, "Chinese"), "BUS")
    assert resolve(doc, Coding((mention,), ())).of(mention).sector == "BUS"


def test_leader_out_of_office() -> None:
    """A leader after the term is of the elite, within it of the government."""
    assert resolve_mention("Angela Merkel", "2019-05-01").sector == "GOV"
    assert resolve_mention("Angela Merkel", "2023-05-01").sector == "ELI"


@pytest.mark.parametrize(
    "text", ["", " ", "'", "the", "’s", "(", "\n", "12", "the the the", "and", "A" * 5000, "of of of", "İstanbul’s", "‮"]
)
def test_odd_mentions(text: str) -> None:
    """Any text can be resolved."""
    assert resolve_mention(text).span.text == text


def test_name_mentions_take_their_body() -> None:
    """Mentions by name take in the body or person that goes with them and nothing that is only linked."""
    doc = document(
        "Kenya's foreign ministry and Turkish foreign minister Hakan Fidan spoke of Iranian-backed men and "
        "Chinese nationals in China."
    )
    assert [m.span.text for m in name_mentions(doc)] == [
        "Kenya's foreign ministry",
        "Turkish foreign minister Hakan Fidan",
        "Chinese nationals",
        "China",
    ]


def test_merge_keeps_the_coder() -> None:
    """Merged mentions do not overlap, are in order, and the coder's stay."""
    doc = document("Kenya's foreign ministry met China.")
    ours = Mention(Span(0, 5, "Kenya"))
    merged = merge_mentions([ours], name_mentions(doc))
    assert [m.span.text for m in merged] == ["Kenya", "China"]


@pytest.mark.parametrize("name", ["Europe", "Latin America", "West Africa", "the Middle East"])
def test_a_region_of_several_states_has_no_country(name: str) -> None:
    """Nobody speaks for it, whatever country the article is about."""
    assert resolve_mention(name).country is None
