"""One thing that happened, told by one or more reports."""

from comity.incidents.merge import merge
from comity.incidents.model import Incident
from comity.incidents.plain import incident_json

__all__ = ["Incident", "incident_json", "merge"]
