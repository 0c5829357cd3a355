"""Pages from templates: escaping always on, nothing undefined, and the functions that templates may call."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from comity.present import charts, evidence, words
from comity.relations.conduct import signed


def render(template: str, **values: object) -> str:
    """A template of this package, filled in."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("comity.present"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "act": words.act,
        "country": words.country,
        "front_name": words.front_name,
        "link": evidence.link,
        "marked": evidence.marked,
        "parties": words.parties,
        "signed": signed,
        "source": words.source,
        "told": words.told,
        "toll": words.toll,
        "when": words.when,
    }
    made.globals |= {"counted": words.counted, "gauge": charts.gauge}
    return made
