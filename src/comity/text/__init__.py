"""Article ► sentences: what an article is and what in it is running text."""

from comity.text.dateline import dateline
from comity.text.prepare import prepare

__all__ = ["dateline", "prepare"]
