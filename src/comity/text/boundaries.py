"""Whether a full stop ends a sentence: the abbreviations of news prose, as a table of rules.

Each rule looks at the last word on the left and the first on the right. The lists hold what English-language papers and
wires write; a splitter's own list is general, and lacks the ranks, firms and states that stand in nearly every report.
"""

import re


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


_OPEN = r"(?:^|[\s(\[“\"'‘/–—-])"
# Stand before a name, so nothing ends with them.
_TITLES = _any("""Mr Mrs Ms Mx Messrs Mme Mlle Dr Prof Hon Rev Fr St Ste Sts Gov Sen Rep Reps Sens Pres Amb Sec Min Dep Asst
    Gen Maj Brig Col Lt Cmdr Cdr Capt Sgt Cpl Pfc Spc Spec Adm Insp Supt Flt Sqn Wg Gp Ald Atty Mt Ft vs viz cf e\\.g i\\.e
    (?:Maj|Brig|Lt|Col|Vice|Rear)\\.?-(?:Gen|Adm|Col)""")
# Stand before a number.
_COUNTED = _any("""No Nos Art Arts Sec Secs Fig Figs Vol Ch pp p para paras Rs Re Tk Jan Feb Mar Apr Jun Jul Aug Sept Sep
    Oct Nov Dec""")
# May end a sentence or stand within a name.
_FIRMS = _any("Pvt Pte Ltd Co Corp Inc Bros Assn Intl Cie Bhd Sdn Jr Sr bn mn approx dept Dept est Univ Inst Gov't Govt")
_STATES = _any("""Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore
    Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que""")
# Open a sentence far oftener than they follow an abbreviation within one.
_STARTERS = _any("""The A An He She It They We You I This That These Those There Here His Her Its Their Our My In On At By For
    From With Without As After Before But And Or So Yet If When While Since Although Though However Meanwhile Moreover Also
    Both Some Many Most Several Two Three Four Five Six Seven Eight Nine Ten One Last Earlier Later Under Over According
    Despite During What Who Why How Which Where Not No Only Even Such All Other Another Today Yesterday Now Then Among
    Because Until Unless Once Instead Still Thus Hence Asked Speaking""")

_STARTER = re.compile(rf"[“\"‘'(\[]*{_STARTERS}\b(?![’'.-])")
_LOWER = re.compile(r"[“\"‘'(\[]*(?!(?:a[lnrsdz]|el|ash)-[A-Z]|[ie][A-Z])[a-zà-öø-ÿ]")
_DIGIT = re.compile(r"[(#]*(?:\d|[IVX]+\b)")
_TIME_GOES_ON = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{3,4}\b|Eastern|Pacific|Greenwich|[Ll]ocal)")
_DOMAIN = re.compile(r"(?:Com|Org|Net|Gov|Edu|Co|In|Pk)\b")
_NOTHING = re.compile(r"\W*$")

_TITLE_END = re.compile(rf"{_OPEN}{_TITLES}\.$", re.I)
_COUNTED_END = re.compile(rf"{_OPEN}{_COUNTED}\.$")
_FIRM_END = re.compile(rf"{_OPEN}{_FIRMS}\.$")
_STATE_END = re.compile(rf", {_STATES}\.$")
_CLOCK_END = re.compile(r"\b[ap]\.m\.$", re.I)
_INITIALS_END = re.compile(rf"{_OPEN}(?:[A-Z]\.){{1,5}}$|\b(?:Ph\.D|M\.Sc|etc)\.$")
_ENUMERATION = re.compile(r"^\W{0,3}(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]$")
_ADDRESS_END = re.compile(r"(?:www\.|[/@])\S*$")


def goes_on(left: str, right: str, spaced: bool) -> bool:
    """Whether the sentence that seems to end with `left` goes on with `right`; `spaced` tells of white space between."""
    if _NOTHING.match(right) or _LOWER.match(right) or _TITLE_END.search(left) or _ENUMERATION.match(left):
        return True
    if not spaced:
        return bool(_DOMAIN.match(right) or _ADDRESS_END.search(left))
    if _COUNTED_END.search(left):
        return bool(_DIGIT.match(right))
    if _CLOCK_END.search(left):
        return bool(_TIME_GOES_ON.match(right)) and not _STARTER.match(right)
    if _FIRM_END.search(left) or _STATE_END.search(left) or _INITIALS_END.search(left):
        return not _STARTER.match(right)
    return False
