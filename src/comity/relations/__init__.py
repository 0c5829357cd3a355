"""How two parties treat each other: reports become incidents, incidents conduct with its interval, both ways on every front."""

from comity.relations.build import relation
from comity.relations.model import Change, Direction, Entry, Exposure, Figure, Front, Period, Relation

__all__ = ["Change", "Direction", "Entry", "Exposure", "Figure", "Front", "Period", "Relation", "relation"]
