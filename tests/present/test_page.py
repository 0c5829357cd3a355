"""The page: whole, inert, with every number and every sentence that it should show."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from builders import actor, copy, event

from comity.model import Event, Place
from comity.present.brief import brief_page
from comity.present.page import relation_page
from comity.relations import relation

VOID = {"meta", "br", "img", "link", "input", "hr", "wbr"}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
PRESS = ("Dawn", "AFP", "Xinhua", "Reuters")
PAGES = pytest.mark.parametrize("make", [relation_page, brief_page])


class Parsed(HTMLParser):
    """A page taken apart: its tags with their attributes, its text, and whether every tag is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag, and that it is open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """The last one opened must be the first one closed."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


def sample() -> list[Event]:
    """Acts both ways and on several fronts, a bomb, a plan, a denial, an undated act, copies."""
    many = [
        event(type=kind, day=f"2024-0{m}-{d:02}", publisher=PRESS[d % 4], url=f"https://example.org/{m}/{d}")
        for kind in ("AID", "ACCUSE")
        for m in (1, 6)
        for d in range(1, 9)
    ]
    back = [event("CHN", "PAK", "CONSULT", f"2024-03-{d:02}", modes=("visit",), publisher=PRESS[d % 4]) for d in range(1, 5)]
    bomb = event(
        (actor("PAK", "REB", "Some Front"),),
        (actor("CHN", "CVL", "engineers"),),
        "ASSAULT",
        place=Place(None, "Karachi", "PAK", None, None, None, 1.0),
    )
    odd = [event(status="planned", type="SUPPORT"), event(status="denied", type="COERCE"), event(day=None, type="REQUEST"), bomb]
    return [*many, *back, *odd, copy(many[0], 1)]


def made(make: object, events: list[Event], title: str = "Pakistan and China", disclaimer: str | None = None) -> str:
    """A page of either kind."""
    return make(relation(events, "PAK", "CHN"), title=title, disclaimer=disclaimer)  # type: ignore[operator, no-any-return]


@PAGES
@pytest.mark.parametrize("events", [[], sample()], ids=["nothing", "sample"])
def test_every_tag_is_closed_and_no_id_is_given_twice(make: object, events: list[Event]) -> None:
    """The page parses, and links within it lead somewhere."""
    page = Parsed(made(make, events))
    assert not page.open
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert max(Counter(ids).values()) == 1
    inner = {h[1:] for _, a in page.tags if (h := a.get("href") or "").startswith("#")}
    assert inner <= set(ids)


@PAGES
def test_nothing_is_asked_from_outside_and_nothing_runs(make: object) -> None:
    """No script, no source, no style from elsewhere; a policy that forbids them all the same."""
    page = Parsed(made(make, sample()))
    assert not {"script", "iframe", "object", "embed", "link", "img", "form"} & {t for t, _ in page.tags}
    assert not [
        a for _, a in page.tags for name in a if name.startswith("on") or name in ("src", "srcset", "style", "xlink:href")
    ]
    policy = next(a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert not re.search(r"@import|url\(", made(make, sample()))


@PAGES
def test_hostile_text_comes_out_inert(make: object) -> None:
    """Markup in titles, names, sentences, publishers and notes is shown and never lives."""
    who, whom = (actor("PAK", "GOV", HOSTILE),), (actor("CHN", "GOV", HOSTILE),)
    texts = {"publisher": HOSTILE, "title": HOSTILE, "asserted_by": who[0], "url": "https://example.org/"}
    bad = [event(who, whom, day=f"2024-05-{n:02}", quote=f"{HOSTILE} [{HOSTILE}] {n}.", **texts) for n in range(1, 4)]
    text = made(make, bad, HOSTILE, HOSTILE)
    page = Parsed(text)
    assert not {"script", "img"} & {t for t, _ in page.tags}
    assert not [name for _, a in page.tags for name in a if name.startswith("on")]
    assert "<script>alert(1)" in page.text


@PAGES
@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://[", "file:///etc/passwd", " JaVaScript:x"]
)
def test_only_web_addresses_become_links(make: object, url: str) -> None:
    """An address that is not http or https is never followed."""
    page = Parsed(made(make, [event(url=url, title="A title")]))
    assert {h for _, a in page.tags if (h := a.get("href")) and not h.startswith("#")} == set()
    assert "A title" in page.text


def test_a_web_address_leads_to_its_source() -> None:
    """The source is linked with its title, and tells the other site nothing of us."""
    page = Parsed(made(relation_page, [event(url="https://example.org/a?b=1&c=2", title="A title")]))
    (found,) = [a for t, a in page.tags if t == "a" and (a.get("href") or "").startswith("https")]
    assert found["href"] == "https://example.org/a?b=1&c=2"
    assert found["rel"] == "noopener noreferrer"


def test_every_act_stands_with_its_sentence_marked() -> None:
    """The whole sentence, the act in <mark>, actor and recipient in their own styles."""
    who, whom = actor("PAK"), actor("CHN")
    text = made(relation_page, [event((who,), (whom,), quote="Pakistan [gave help] to China, a friend & neighbour.")])
    assert '<span class="actor">Pakistan</span> <mark>gave help</mark> to China, a friend &amp; neighbour.' in text


@PAGES
def test_a_disclaimer_is_shown_and_missed_where_there_is_none(make: object) -> None:
    """The caller's line stands on the page, and on every chart."""
    text = made(make, sample(), disclaimer="example texts, not a measurement")
    assert text.count("example texts, not a measurement") == (1 + text.count('class="chart"'))
    assert 'class="disclaimer"' not in made(make, sample())


def test_numbers_of_the_account_stand_on_the_page() -> None:
    """Figures with intervals, what is too little, exposure, what was left out."""
    found = relation(sample(), "PAK", "CHN")
    page = Parsed(relation_page(found, title="x", disclaimer=None)).text
    front = found.directions[0].fronts[3]
    assert front.figure.mean is not None
    assert front.figure.text in page
    assert "too little: 4 incidents" in page
    assert "China on the soil of Pakistan, by Some Front" in page
    assert all(reason in page for reason in found.left_out)


def test_a_chart_has_points_bands_words_and_a_table() -> None:
    """One chart for the front with dated acts: a point for each, a title and description, its numbers beside it."""
    found = relation(sample(), "PAK", "CHN")
    page = Parsed(relation_page(found, title="x", disclaimer=None))
    classes = Counter((a.get("class") or "").split(" ")[0] for _, a in page.tags)
    drawn = sum(len(f.entries) + len(f.contested) for d in found.directions for f in d.fronts)
    assert classes["chart"] == 1
    assert classes["point"] == drawn
    assert {"title", "desc", "caption", "details"} <= {t for t, _ in page.tags}


def test_a_flood_is_bounded() -> None:
    """A monstrous sentence is cut around its act, and the page says how many incidents it does not list."""
    flood = event(quote="x " * 50_000 + "[acted]" + " y" * 50_000)
    page = made(relation_page, [flood])
    assert len(page) < 60_000
    assert "<mark>acted</mark>" in page


def test_a_brief_cites_evidence_for_every_act_that_it_tells() -> None:
    """Each number in the text leads to one sentence in the list, and all of the list is cited."""
    page = Parsed(made(brief_page, sample()))
    cited = {a["href"] for t, a in page.tags if t == "a" and (a.get("href") or "").startswith("#e")}
    listed = {f"#{a['id']}" for t, a in page.tags if t == "li" and "id" in a}
    assert cited == listed
    assert len(listed) >= 4
    assert "On 2024-03-04, China visited or received Pakistan (one report)." in page.text
