"""Who does and who suffers in the passive voice."""

import pytest
from hand import act, document, mention

from comity.attributes.voice import active

GOLDEN = [
    # Sentence, anchor, type, the coder's actor and recipient, the actors and recipients that stand.
    ("Chad’s offers have been “explicitly” rebuffed.", "rebuffed", "REJECT", "Chad", "", [], ["Chad"]),
    ("Chad was sanctioned over a Kenya report.", "sanctioned", "SANCTION", "Chad", "Kenya", ["Kenya"], ["Chad"]),
    ("Chad was not helped.", "helped", "AID", "Chad", "", [], ["Chad"]),
    ("Chad was rebuffed by Kenya.", "rebuffed", "REJECT", "Chad", "", ["Chad"], []),
    ("Chad was rebuffed by Kenya.", "rebuffed", "REJECT", "Kenya", "Chad", ["Kenya"], ["Chad"]),
    ("Chad has rebuffed Kenya.", "rebuffed", "REJECT", "Chad", "Kenya", ["Chad"], ["Kenya"]),
    ("Chad was committed to Kenya.", "committed", "AGREE", "Chad", "Kenya", ["Chad"], ["Kenya"]),
    ("Chad was about to attack Kenya.", "attack", "ASSAULT", "Chad", "Kenya", ["Chad"], ["Kenya"]),
]


@pytest.mark.parametrize(("text", "anchor", "kind", "actor", "recipient", "actors", "recipients"), GOLDEN)
def test_the_subject_of_a_passive_suffers(
    text: str, anchor: str, kind: str, actor: str, recipient: str, actors: list[str], recipients: list[str]
) -> None:
    """Sides change only where the coder took a passive's subject for the actor and no agent is told."""
    where = document(text)
    given = [[mention(where, name)] if name else [] for name in (actor, recipient)]
    found = active(act(where, anchor, kind, *given))
    sides = [[role.mention.span.text for role in side] for side in (found.actors, found.recipients)]
    assert sides == [actors, recipients]
