"""A party as it is being resolved: an Actor to be, with what antecedent search needs to know of it."""

from dataclasses import dataclass, replace

from comity.actors.phrase import Phrase
from comity.gazetteer.fold import slug
from comity.gazetteer.names import Entity
from comity.model import Actor, Mention

# Rough confidence by kind of evidence: the share of right countries on the project's corpus, rounded down to 0.05.
P_NAME, P_STATE, P_BODY = 0.95, 0.95, 0.9
P_EARLIER, P_APPOSITION, P_PLACE = 0.9, 0.8, 0.85
P_STATEMENT, P_PAIR, P_NONE = 0.8, 0.65, 0.4


@dataclass(frozen=True, slots=True)
class Draft:
    """Who a mention is: `kind` is state, body, office, people, person, company, group or organisation; None where unknown."""

    name: str | None
    id: str | None
    country: str | None
    sector: str | None
    p: float
    reason: str
    kind: str | None = None
    plural: bool = False
    ownership: str | None = None
    members: tuple["Draft", ...] = ()

    def actor(self, mention: Mention) -> Actor:
        """The Actor at a mention."""
        return Actor(mention.span, self.name, self.id, self.country, self.sector, self.ownership, round(self.p, 3), self.reason)

    def at(self, p: float, reason: str) -> "Draft":
        """The same party told of by weaker evidence."""
        return replace(self, p=self.p * p, reason=reason)


_KINDS = {
    "country": "state",
    "territory": "state",
    "organisation": "organisation",
    "agency": "body",
    "group": "group",
    "company": "company",
    "party": "organisation",
    "leader": "person",
}


def of_entity(entity: Entity, p: float, reason: str) -> Draft:
    """The draft of a table's entity."""
    return Draft(
        entity.name, entity.id, entity.country, entity.sector, p, reason, _KINDS[entity.kind], ownership=entity.ownership
    )


def of_words(phrase: Phrase, country: str | None, sector: str | None, p: float, reason: str) -> Draft:
    """The draft of a party that no table knows, named by its own words."""
    head = phrase.head
    name = phrase.person or " ".join(phrase.name.split()) or None
    kind = (
        "company"
        if sector == "BUS" and phrase.person and head and head.kind != "office"
        else "person"
        if phrase.person
        else head.kind
        if head
        else None
    )
    if sector == "BUS" and kind in (None, "body"):
        kind = "company"
    if head and head.kind == "body" and country and not phrase.person and kind != "company":
        return Draft(name, f"name:{slug(country)}-{slug(head.phrase)}", country, sector, p, reason, kind, phrase.plural)
    return Draft(name, f"name:{slug(name)}" if name else None, country, sector, p, reason, kind, phrase.plural)
