"""Check draft passages: every phrase is in the text, codes exist, mentions do not overlap.

Usage: python corpus/check.py corpus/drafts/FILE.jsonl ...
"""

import json
import sys
from collections import Counter
from pathlib import Path

TYPES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
AGENTLESS = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"}
"""Types that may be told without an actor: "was shot dead"."""
STATUSES = {"asserted", "planned", "conditional", "denied", "negated", "historical"}
SECTORS = set("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split())
CONTEXTS = set(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal "
    "reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic "
    "territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber "
    "misinformation crime corruption illegal_drugs trafficking".split()
)


def locate(text: str, phrase: str) -> tuple[int, int] | None:
    """The span of a phrase; `phrase@2` is its second occurrence."""
    body, _, nth = phrase.rpartition("@")
    body, nth = (body, int(nth)) if body and nth.isdigit() else (phrase, 1)
    at = -1
    for _ in range(nth):
        at = text.find(body, at + 1)
        while at >= 0 and (
            (at and text[at - 1].isalnum() and body[0].isalnum())
            or (text[at + len(body) : at + len(body) + 1].isalnum() and body[-1].isalnum())
        ):
            at = text.find(body, at + 1)
        if at < 0:
            return None
    return at, at + len(body)


def faults(row: dict) -> list[str]:
    """What is wrong with one passage, in words."""
    text, found, spans = row["text"], [], {}
    for m in row["m"]:
        span = locate(text, m[0])
        if span is None:
            found.append(f"mention not in text: {m[0]!r}")
            continue
        for other, o in spans.items():
            if span[0] < o[1] and o[0] < span[1]:
                found.append(f"mentions overlap: {m[0]!r} and {other!r}")
        spans[m[0]] = span
        if len(m) < 3 or (m[2] is not None and m[2] not in SECTORS):
            found.append(f"mention needs [phrase, country, sector(, antecedent)]: {m!r}")
        elif m[1] is not None and not (len(m[1]) == 3 and m[1].isupper()):
            found.append(f"no country code: {m!r}")
        if len(m) > 3 and m[3] and m[3] not in [x[0] for x in row["m"]]:
            found.append(f"antecedent is no mention: {m!r}")
    for e in row["e"]:
        if e["t"] not in TYPES:
            found.append(f"no type {e['t']}")
            continue
        found += [f"{e['t']} has no mode {x}" for x in e.get("m") or [] if x not in TYPES[e["t"]].split()]
        found += [f"anchor not in text: {a!r}" for a in e["a"] if locate(text, a) is None]
        found += [
            f"party is no mention: {p!r}" for p in [*e["A"], *e["R"], *([e["by"]] if e.get("by") else [])] if p not in spans
        ]
        if e.get("s", "asserted") not in STATUSES:
            found.append(f"no status {e['s']}")
        if not e["a"] or (not e["A"] and e["t"] not in AGENTLESS):
            found.append(f"event without anchor or actor: {e}")
        found += attribute_faults(text, e)
    return found


def attribute_faults(text: str, e: dict) -> list[str]:
    """What is wrong with contexts, date, place and magnitudes of one event; passages of the first series have none."""
    found = [f"no context {c}" for c in e.get("c") or [] if c not in CONTEXTS]
    found += [f"{k} not in text: {e[k]!r}" for k in ("d", "p") if e.get(k) and locate(text, e[k]) is None]
    for n in e.get("n") or []:
        if len(n) != 4 or locate(text, n[0]) is None:
            found.append(f"magnitude needs [phrase in the text, kind, min, max]: {n!r}")
        elif not all(x is None or isinstance(x, int | float) for x in n[2:]) or n[2] is n[3] is None:
            found.append(f"magnitude without a number: {n!r}")
    return found


def main() -> int:
    types, bad, passages, empty, seen = Counter(), 0, 0, 0, set()
    for path in map(Path, sys.argv[1:]):
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                wrong = faults(row)
            except (ValueError, KeyError, TypeError, IndexError) as error:
                wrong, row = [repr(error)], {"e": [], "text": line}
            passages += 1
            empty += not row["e"]
            types.update(e.get("t") for e in row["e"])
            if row["text"] in seen:
                wrong.append("text occurs twice")
            seen.add(row["text"])
            bad += bool(wrong)
            for w in wrong:
                print(f"{path.name}:{n}: {w}")
    print(f"{passages} passages, {empty} without event, {bad} with faults; events: {dict(types.most_common())}")
    return bool(bad)


if __name__ == "__main__":
    raise SystemExit(main())
