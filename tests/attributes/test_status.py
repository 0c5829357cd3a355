"""The status of an act: what the coder says, and what the words around the anchor say to it."""

import pytest
from acts import case
from hypothesis import given
from hypothesis import strategies as st

from comity.attributes.status import status_of

# Sentence, anchor, type, the coder's word, status, cue.
GOLDEN = [
    # plain
    ("Troops shelled the town.", "shelled", "ASSAULT", "asserted", "asserted", None),
    ("Police have arrested two men.", "arrested", "COERCE", "asserted", "asserted", None),
    ("The bank lent Chad money.", "lent", "AID", "asserted", "asserted", None),
    ("Neither the E.U. nor France paid Chad money.", "paid", "AID", "asserted", "negated", "Neither"),
    ("Neither came, nor did they call; France paid Chad money.", "paid", "AID", "asserted", "asserted", None),
    # planned
    ("Troops will occupy the town.", "occupy", "MOBILIZE", "asserted", "planned", "will"),
    ("Ankara plans to expel the envoy.", "expel", "SANCTION", "asserted", "planned", "plans to"),
    ("Ankara is set to expel the envoy.", "expel", "SANCTION", "asserted", "planned", "is set to"),
    ("Ankara is expected to soon expel the envoy.", "expel", "SANCTION", "asserted", "planned", "is expected to"),
    ("Ankara intends to expel the envoy.", "expel", "SANCTION", "asserted", "planned", "intends to"),
    ("Ankara is about to expel the envoy.", "expel", "SANCTION", "asserted", "planned", "about to"),
    ("Ankara vowed to retaliate.", "retaliate", "COERCE", "asserted", "planned", "vowed to"),
    ("“We’ll shut the border,” he said.", "shut", "COERCE", "asserted", "planned", "’ll"),
    ("The union is to sue the ministry.", "sue", "ACCUSE", "asserted", "planned", "is to"),
    ("The army is preparing to storm the port.", "storm", "ASSAULT", "asserted", "planned", "preparing to"),
    ("The upcoming protest worries the police.", "protest", "PROTEST", "asserted", "planned", "upcoming"),
    ("The fleet was told to sail.", "sail", "MOBILIZE", "planned", "planned", "to"),
    # types whose words look ahead by themselves
    ("Oslo will send doctors to Gaza.", "send", "AGREE", "asserted", "asserted", None),
    ("Tehran will strike back if attacked.", "strike back", "THREATEN", "asserted", "asserted", None),
    ("Warsaw will not accept the quota.", "accept", "REJECT", "asserted", "asserted", None),
    ("The army will pull out in May.", "pull out", "CONCEDE", "asserted", "asserted", None),
    # conditional
    ("Troops could storm the town.", "storm", "ASSAULT", "asserted", "conditional", "could"),
    ("Ankara may expel the envoy.", "expel", "SANCTION", "asserted", "conditional", "may"),
    ("Ankara might soon expel the envoy.", "expel", "SANCTION", "asserted", "conditional", "might"),
    ("If troops shell the town, talks will end.", "shell", "ASSAULT", "asserted", "conditional", "If"),
    ("Talks will end unless the army frees them.", "frees", "RETREAT", "asserted", "conditional", "unless"),
    (
        "Talks will go on as long as the army holds its fire.",
        "holds its fire",
        "RETREAT",
        "asserted",
        "conditional",
        "as long as",
    ),
    ("Seoul would resume aid once inspectors return.", "resume", "AID", "conditional", "conditional", "would"),
    ("If talks fail, the navy patrols the strait.", "patrols", "MOBILIZE", "asserted", "asserted", None),
    ("Sudan will close the port if fees are not paid.", "close", "COERCE", "conditional", "conditional", "if"),
    # negated
    ("Troops did not shell the town.", "shell", "ASSAULT", "asserted", "negated", "did not"),
    ("Troops didn’t shell the town.", "shell", "ASSAULT", "asserted", "negated", "didn’t"),
    ("Troops never shelled the town.", "shelled", "ASSAULT", "asserted", "negated", "never"),
    ("Police have not yet arrested anybody.", "arrested", "COERCE", "asserted", "negated", "have not"),
    ("The bank failed to lend a cent.", "lend", "AID", "asserted", "negated", "failed to"),
    ("China has yet to free the crew.", "free", "RETREAT", "asserted", "negated", "yet to"),
    ("Police made no arrests.", "arrests", "COERCE", "negated", "negated", "no"),
    ("Nobody was hurt when the army fired.", "fired", "ASSAULT", "asserted", "asserted", None),
    ("Peru did not sign the pact.", "sign", "REJECT", "asserted", "asserted", None),
    ("The army will not storm the port.", "storm", "ASSAULT", "planned", "negated", "will not"),
    ("“We no longer trust the army,” he said.", "trust", "ACCUSE", "asserted", "asserted", None),
    ("The court did not charge him.", "charge", "ACCUSE", "asserted", "negated", "did not"),
    # denied
    ("Moscow denied shelling the town.", "shelling", "ASSAULT", "asserted", "denied", "denied"),
    ("Moscow denies having shelled the town.", "shelled", "ASSAULT", "asserted", "denied", "denies"),
    ("Moscow denied that its troops had shelled the town.", "shelled", "ASSAULT", "asserted", "denied", "denied"),
    ("Moscow rejected accusations of shelling the town.", "shelling", "ASSAULT", "asserted", "denied", "rejected accusations"),
    ("Moscow dismissed reports that it had shelled the town.", "shelled", "ASSAULT", "asserted", "denied", "dismissed reports"),
    ("Moscow denied the charge and shelled the town.", "shelled", "ASSAULT", "asserted", "asserted", None),
    ("Moscow insists that no shell fell on the town.", "shell", "ASSAULT", "denied", "denied", "no"),
    # the coder heard a denial or a not that is not there
    ("Troops shelled the town.", "shelled", "ASSAULT", "negated", "asserted", None),
    ("Troops shelled the town.", "shelled", "ASSAULT", "denied", "asserted", None),
    # historical
    ("Troops shelled the town in 1995.", "shelled", "ASSAULT", "asserted", "historical", "1995"),
    ("Troops shelled the town in the 1990s.", "shelled", "ASSAULT", "asserted", "historical", "the 1990s"),
    ("Troops shelled the town ten years ago.", "shelled", "ASSAULT", "asserted", "historical", "ten years ago"),
    ("Troops shelled the town last year.", "shelled", "ASSAULT", "asserted", "asserted", None),
    ("Tehran rejected talks on the 2015 nuclear deal.", "rejected", "REJECT", "asserted", "asserted", None),
    ("Since 2014 troops have shelled the town.", "shelled", "ASSAULT", "asserted", "asserted", None),
    ("Troops shelled the town last month.", "shelled", "ASSAULT", "historical", "asserted", None),
    ("Troops had once shelled the town.", "shelled", "ASSAULT", "historical", "historical", "once"),
]


@pytest.mark.parametrize(
    ("text", "anchor", "kind", "word", "status", "cue"), GOLDEN, ids=[f"{g[0]} [{g[2]} {g[3]}]" for g in GOLDEN]
)
def test_status_and_its_cue(text: str, anchor: str, kind: str, word: str, status: str, cue: str | None) -> None:
    """The coder's word stands unless words near the anchor show another; the cue is the text's own."""
    made = case(text, anchor, kind, word)
    found, span = status_of(made.document, made.act)
    assert (found, span.text if span else None) == (status, cue)
    assert span is None or text[span.start : span.end] == span.text


@given(
    st.text(max_size=80),
    st.text(max_size=80),
    st.sampled_from(["asserted", "planned", "conditional", "denied", "negated", "historical"]),
)
def test_any_text_gives_a_status(before: str, after: str, word: str) -> None:
    """No text makes it fail, and every cue is a stretch of the text."""
    text = f"{before} shelled {after}".replace("\n", " ")
    if text.index("shelled") == len(before) + 1:
        try:
            made = case(text, "shelled", "ASSAULT", word)
        except StopIteration:  # the text has no sentence there
            return
        found, span = status_of(made.document, made.act)
        assert found in {"asserted", "planned", "conditional", "denied", "negated", "historical"}
        assert span is None or text[span.start : span.end] == span.text
