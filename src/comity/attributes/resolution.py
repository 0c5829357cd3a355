"""What a date expression means, seen from the day of publication and from the last date the text gave."""

from comity.attributes import absolute, relative
from comity.attributes.calendar import Period
from comity.attributes.timex import Timex
from comity.attributes.view import View

_READINGS = absolute.READINGS | relative.READINGS


def resolve(timex: Timex, view: View) -> Period:
    """The period of an expression; both ends None where what it depends on is not known."""
    return _READINGS[timex.rule](timex.parts, view, timex.text.lower())
