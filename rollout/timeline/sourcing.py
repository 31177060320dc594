"""What stands behind an event, in words: its sources, how each was read, and whether two have one origin."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rollout.evidence.citation import CHANGED, MISSING, READ_WORDS, SAME, Citation
from rollout.evidence.edtf import EdtfDate, in_words
from rollout.evidence.event import Event
from rollout.evidence.isolation import apart
from rollout.evidence.text import link_host, safe_link
from rollout.evidence.vocabulary import KIND_WORDS
from rollout.timeline.languages import language_words
from rollout.words.say import headed, later, say

ROLES = {"supports": later("Also supports it"), "disputes": later("Also disputes it"), "context": later("Context")}

COPIES = {
    "": later("copy kept as {name}"),
    SAME: later("copy kept as {name}, agrees"),
    CHANGED: later("copy kept as {name} has changed"),
    MISSING: later("copy kept as {name} is missing"),
}


def cited(event: Event) -> str:
    """Return a source as one cites it: title, publisher, date, and why there is no address where there is none."""
    source = event.source
    note = source.note if source.note and not source.url and source.note != source.name else ""
    publisher = source.publisher if source.publisher != source.name else ""
    return _cited(source.name, publisher, source.date, note)


def _trimmed(name: str) -> str:
    """Return a name or an address without what says nothing more than it is one."""
    return name.strip(" ./").casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.")


def is_bare(title: str, url: str) -> bool:
    """Return whether a name says no more than an address does."""
    name = _trimmed(title)
    return bool(name) and name in {_trimmed(url), _trimmed(link_host(safe_link(url)))}


def cited_beside(event: Event) -> str:
    """Return a source as one cites it where its address stands beside it: that is no title."""
    source = event.source
    if not is_bare(source.name, source.url):
        return cited(event)
    return _cited(say("Page whose title is not given"), "", source.date, "")


def _cited(title: str, publisher: str, date: EdtfDate | None, note: str) -> str:
    ended = apart(title) if title.endswith((".", "!", "?", "…")) else f"{apart(title)}."
    dated = ", ".join(filter(None, (apart(publisher), in_words(date) if date else "")))
    return " ".join(filter(None, (ended, dated, f"({apart(note)})" if note else "")))


def source_in_short(event: Event) -> str:
    """Return who published a source and when, for a place with room for a few words."""
    source = event.source
    who = apart(source.publisher or source.name)
    return ", ".join(filter(None, (who, in_words(source.date) if source.date else "")))


def read_words(one: Citation | None) -> str:
    """Return how a source was read, where somebody says."""
    return say(READ_WORDS[one.read]) if one and one.read in READ_WORDS else ""


def more_words(one: Citation | None, said: str = "") -> str:
    """Return what is said of a source beyond its name: who speaks there, what it rests on, the words relied on.

    said: words that stand beside it and are not said twice.
    """
    if one is None:
        return ""
    says = f"{apart(one.says)} ({say(KIND_WORDS[one.kind])})" if one.says and one.kind else apart(one.says)
    more = (
        in_language(one.language),
        say("says {who}", who=says) if says and one.says != said else "",
        say("origin: {who}", who=apart(one.origin)) if one.origin not in ("", one.says) else "",
        _copy_words(one),
    )
    quoted = one.quote and not (said and said in (one.quote, one.quote_en))
    quote = f"“{apart(one.quote)}”" + (f" (“{one.quote_en}”)" if one.quote_en else "") if quoted else ""
    return " ".join(filter(None, ("; ".join(filter(None, more)), quote)))


def _copy_words(one: Citation) -> str:
    """Return under which name a copy of a source is kept, and whether it is still what was relied on."""
    return say(COPIES[one.copy], name=apart(one.kept)) if one.kept else ""


def kept_words(events: Sequence[Event]) -> str:
    """Return of how many events a kept copy of a source agrees with what was relied on, and of how many none does.

    Nothing where no copy is kept, or nobody has looked.
    """
    states = [{one.copy for one in event.citations if one.copy} for event in events]
    if not any(states):
        return ""
    agree = sum(SAME in found for found in states)
    changed, missing = (sum(word in found for found in states) for word in (CHANGED, MISSING))
    parts = (
        say(
            "Of {n} of these {of} a copy of a source is kept and agrees with what was relied on",
            n=agree,
            of=len(events),
        ),
        say("a copy of {n} has changed", n=changed) if changed else "",
        say("a copy of {n} is missing", n=missing) if missing else "",
    )
    return say("{said}.", said="; ".join(filter(None, parts)))


def in_language(tag: str) -> str:
    """Return in which language a source is, where it is not that of all words of ours.

    >>> in_language("zh"), in_language("en-GB")
    ('in Chinese', '')
    """
    return say("in {language}", language=language_words(tag)) if tag and tag.partition("-")[0].lower() != "en" else ""


def citation_name(one: Citation) -> str:
    """Return a further source as one cites it."""
    name = one.title or one.publisher or link_host(one.url) or one.note
    note = one.note if one.note != name and not one.url else ""
    return _cited(name, one.publisher if one.publisher != name else "", one.date, note)


def citation_words(one: Citation) -> str:
    """Return a further source as one cites it, with who speaks there, what it rests on and how it was read."""
    return "; ".join(filter(None, (citation_name(one), read_words(one), more_words(one))))


def own_more(event: Event) -> str:
    """Return how the source of an event was read and what else is said of it."""
    return "; ".join(filter(None, (read_words(event.own_citation), more_words(event.own_citation))))


def by_role(event: Event) -> list[tuple[str, Citation]]:
    """Return the rows of `sources.csv` for an event by role, each with what its role is called, in their order."""
    return [(_role(one), one) for role in ROLES for one in event.citations if one.role == role]


def further(event: Event) -> list[tuple[str, Citation]]:
    """Return the further sources of an event by role: those that stand neither as its source nor counter-source."""
    stand = (event.own_citation, event.counter)
    return [(role, one) for role, one in by_role(event) if not any(one is other for other in stand)]


def _role(one: Citation) -> str:
    return say("Context: said to dispute it, and not read") if one.unopened else say(ROLES[one.role])


def further_words(event: Event) -> str:
    """Return the further sources of an event in one line."""
    return " ".join(f"{headed(role, citation_words(one))}." for role, one in further(event)).replace("..", ".")


def listed_words(event: Event) -> str:
    """Return every row of `sources.csv` for an event, a line each, with its address."""
    rows = ((role, citation_words(one), safe_link(one.url)) for role, one in by_role(event))
    return "\n".join(" ".join(filter(None, (headed(role, words), address))) for role, words, address in rows)


def glance_words(event: Event) -> str:
    """Return at a glance how many sources stand behind an event, whether of one origin, and how they were read."""
    return "; ".join(filter(None, (weight_words(event), *_readings(event))))


def weight_words(event: Event) -> str:
    """Return how many sources stand behind an event that has further ones, and whether all have one origin."""
    count = sum(one.role == "supports" for one in event.citations) + event.own_source
    if count < 2:
        return ""
    if event.origin:
        return say("{n} sources, one origin: {who}", n=count, who=apart(event.origin))
    return say("{n} sources, in support", n=count)


def _readings(event: Event) -> Iterator[str]:
    """Yield how the sources in support were read, each way once and with how many were."""
    reads = Counter(one.read for one in event.citations if one.role == "supports")
    alone = len(reads) == 1 and not event.own_source
    for read, count in reads.items():
        if read:
            yield say(READ_WORDS[read]) if alone else f"{count} {say(READ_WORDS[read])}"


def against_words(event: Event) -> str:
    """Return how the counter-source of an event was read and what else is said of it."""
    return "; ".join(filter(None, (read_words(event.counter), more_words(event.counter, event.dispute))))


def known_words(event: Event) -> str:
    """Return since when an event is known and by whom, only where somebody says so."""
    since = say("since {date}", date=in_words(event.known)) if event.known else ""
    return " ".join(filter(None, (since, say("by {author}", author=apart(event.known_by)) if event.known_by else "")))
