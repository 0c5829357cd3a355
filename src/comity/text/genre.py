"""What kind of piece an article is: news, opinion, statement (of a state or body) or interview, by what it says of itself.

The cues stand in `genre.toml`. Nothing is guessed from tone: an article without a cue is news.
"""

import re

from comity.articles import host
from comity.model import Article
from comity.text.lines import paragraphs
from comity.text.patterns import pattern

GENRES = ("news", "opinion", "statement", "interview")

_SPEAKER = re.compile(r"^(?P<who>[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,3}):\s", re.M)
_QUOTED = re.compile(r"[“\"][^”\"\n]{1,1500}[”\"]")
_SAID = re.compile(r"\b(?:said|told|says|according to|reported|reportedly)\b", re.I)

# A state's own words hold its voice again and again, and hardly a reporter's "said" (outside quotations a median of 0 in 45
# releases of two ministries and a command, of 8 in 1,000 words in 22 news reports).
_LEAST_VOICE = 2
_MOST_SAID = 0.005
# Of the paragraphs of 22 news reports none ends in a question mark; of 19 interviews at least a tenth, half of them a quarter.
_LEAST_ASKING = 3
_ASKING_SHARE = 0.2


def genre(article: Article) -> str:
    """The genre of the article: its own mark, else the first of interview, opinion and statement that has a cue, else news."""
    if article.genre in GENRES:
        return str(article.genre)
    if _is_interview(article):
        return "interview"
    if _is_opinion(article):
        return "opinion"
    return "statement" if _is_statement(article) else "news"


def _is_interview(article: Article) -> bool:
    """Whether questions are marked as such or make up many paragraphs, or speakers take turns."""
    # Two marked questions with answers; a single one is quoted in many a report.
    questions, answers = _count("question", article.text), _count("answer", article.text)
    if questions >= 2 and answers >= 2:
        return True
    stretches = paragraphs(article.text)
    asking = sum(article.text[end - 1] == "?" for _, end in stretches)
    if asking >= max(_LEAST_ASKING, _ASKING_SHARE * len(stretches)):
        return True
    turns = [found["who"] for found in _SPEAKER.finditer(article.text)]
    is_dialogue = len(turns) >= 4 and len(turns) >= 2 * len(set(turns))
    return is_dialogue or (_count("interview_title", article.title) > 0 and (questions > 0 or len(turns) >= 3))


def _is_opinion(article: Article) -> bool:
    places = {"opinion_title": article.title, "opinion_address": article.url, "opinion_text": article.text}
    return any(_count(kind, place) for kind, place in places.items())


def _is_statement(article: Article) -> bool:
    if _count("state_host", host(article.url)) or _count("state_publisher", article.publisher):
        return True
    own_words = _QUOTED.sub(" ", article.text)
    if len(_SAID.findall(own_words)) > _MOST_SAID * len(own_words.split()):
        return False
    voice = len(pattern("genre", "voice", flags=re.M).findall(own_words))
    return voice >= _LEAST_VOICE or (voice > 0 and _count("statement_title", article.title) > 0)


def _count(kind: str, text: str | None) -> int:
    return sum(1 for _ in pattern("genre", kind).finditer(text or ""))
