"""The plain pages of a site: one for each event, one for what is no longer there, and how to show it elsewhere."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from rollout.evidence.file_names import is_device
from rollout.evidence.isolation import apart
from rollout.evidence.sayer import sayer, saying
from rollout.evidence.text import isolated, plain
from rollout.layout.palette import COLOURS
from rollout.outputs.site.drawn import mark_of
from rollout.outputs.site.paper import PageAddress, paper, social
from rollout.outputs.site.tongues import extra, lanes, of_fact, own_words, tags, timeline_name
from rollout.timeline.besides import column_words
from rollout.timeline.edition import Edition, stamp
from rollout.timeline.naming import made_by
from rollout.words.markup import headed_markup, in_markup
from rollout.words.say import headed, say

Fact = Mapping[str, Any]
LONGEST = 160  # characters of a file's name that every system and archive takes, with what is added


def stem_of(key: str) -> str:
    """Return what the files of an event are called: by its id, unless no file can be called so."""
    if len(key) <= LONGEST and not is_device(key):
        return key
    return f"{key[:LONGEST]}-{sha256(key.encode()).hexdigest()[:12]}"


def page_of(key: str) -> str:
    """Return the path of an event's page; it stays the same as long as the event has its id."""
    return f"event/{stem_of(key)}.html"


def card_of(key: str) -> str:
    """Return the path of the picture that goes with a link to an event."""
    return f"event/{stem_of(key)}.png"


def _status(fact: Fact) -> str:
    """Return the claim status, and whether it is disputed."""
    own = say(fact["status"])
    return say("{status}, disputed", status=own) if fact["dispute"] else own


def _says(fact: Fact) -> str:
    """Return the claim status and who says so as HTML."""
    return in_markup("{status}, says {who}", status=plain(_status(fact)), who=saying(sayer(fact["says"])))


def _link(link: Mapping[str, str] | None, words: str = "") -> str:
    if not link:
        return ""
    host = plain(link["host"])
    return f'<a href="{plain(link["url"])}" rel="noopener noreferrer">{plain(words) or host}</a>'


def _source(source: Mapping[str, Any]) -> str:
    cited = (isolated(source["title"]), isolated(source["publisher"]), plain(source["date"]))
    parts = (
        ", ".join(part for part in cited if part),
        _how(source),
        _link(source["link"]),
        f"{plain(say('Kept copy:'))} {_link(source['archive'])}" if source["archive"] else "",
        own_words(source["note"]),
    )
    return "".join(f"<p>{part}</p>" for part in parts if part)


def _how(source: Mapping[str, Any]) -> str:
    """Return how a source was read and what else is said of it."""
    read = f"<strong>{plain(source['read'])}</strong>" if source["read"] else ""
    return "; ".join(part for part in (read, isolated(source["more"])) if part)


def _further(fact: Fact) -> list[tuple[str, str]]:
    """Return the further sources, each under its role."""
    found = []
    for role, words, link, archive, read in fact["further"]:
        source = {"title": words, "publisher": "", "date": "", "link": link, "archive": archive, "note": ""}
        found.append((plain(role), _source(source | {"read": read, "more": ""})))
    return found


def _rows(fact: Fact, named: Sequence[str], place: PageAddress, known: Mapping[str, Fact]) -> str:
    def others(keys: Sequence[str]) -> str:
        found = [known[key] for key in keys if key in known]
        return "<br>".join(f'<a href="{place.to(page_of(one["id"]))}">{of_fact(one, "title")}</a>' for one in found)

    dispute = fact["dispute"]
    due = "; ".join(part for part in (fact["due"], fact["outcome"]) if part)
    rows = [
        (plain(say("Lane")), named[fact["lane"]]),
        (plain(say("Says so")), saying(fact["says"])),
        (
            plain(say("Claim status")),
            f"<strong>{plain(say(fact['status']))}</strong>: {plain(say(fact['status_words']))}",
        ),
        (
            plain(say("Disputed")),
            f"{own_words(dispute['words'])} {_link(dispute['link'])} {_how(dispute)}".rstrip() if dispute else "",
        ),
        (plain(say("Place")), of_fact(fact, "place")),
        (plain(say("Figure")), f'<bdi dir="ltr">{plain(fact["quantity"])}</bdi>' if fact["quantity"] else ""),
        (plain(say("Due")), plain(due)),
        (plain(say("Answers")), others([fact["answers"]])),
        (plain(say("Why it answers")), own_words(fact["answers_note"])),
        (plain(say("Answered by")), others(fact["answered_by"])),
        (plain(say("Source")), _source(fact["source"])),
        (plain(say("Sources")), plain(fact["glance"])),
        *_further(fact),
        (plain(say("Known")), isolated(fact["known"])),
        (plain(say("Tags")), ", ".join(tags(fact))),
        *((isolated(column_words(name)), extra(name, text)) for name, text in fact["extra"]),
    ]
    return "".join(f"<dt>{name}</dt><dd>{value}</dd>\n" for name, value in rows if value)


def _header(place: PageAddress, edition: Edition) -> str:
    """Return what the timeline is called, which leads to it, and who made it."""
    by = made_by(edition.dataset.settings)
    maker = f'<br><span class="quiet">{isolated(by[:1].upper() + by[1:])}</span>' if by else ""
    return f'<header><a href="{place.to("index.html")}">{timeline_name(edition)}</a>{maker}</header>'


def _step(words: str, fact: Fact) -> str:
    """Return what a link to the event before or after is called where its title does not stand beside it."""
    return headed(headed(words, fact["short_date"]), apart(fact["title"]))


def event_page(
    fact: Fact,
    around: tuple[Fact | None, Fact | None],
    known: Mapping[str, Fact],
    edition: Edition,
    address: str,
    strip: str = "",
    figures: str = "",
) -> bytes:
    """Return the page of an event; `around`: the one before and the one after it.

    strip: its place in time, drawn; figures: its pictures; both as HTML.
    """
    place = PageAddress(page_of(fact["id"]), address)
    title = headed(f"{fact['date'][:1].upper()}{fact['date'][1:]}", apart(fact["title"]))
    steps = [
        f'<a href="{place.to(page_of(one["id"]))}" rel="{rel}" aria-label="{plain(_step(words, one))}">'
        f"{headed_markup(plain(words), plain(one['short_date']))}</a>"
        for one, rel, words in zip(around, ("prev", "next"), (say("Before"), say("After")), strict=True)
        if one
    ]
    here = place.to("index.html") + "?" + urlencode({"event": fact["id"]})
    there, called = plain(say("On the timeline")), plain(say("Timeline"))
    body = f"""{_header(place, edition)}
<nav aria-label="{called}"><a href="{plain(here)}">{there}</a>{"".join(steps)}</nav>
<main class="event">
<p class="lane lane-{fact["lane"] % COLOURS}">{mark_of(fact["status"], bool(fact["dispute"]), fact["lane"])}
<span>{lanes(edition)[fact["lane"]]}</span></p>
<p class="quiet">{plain(fact["date"][:1].upper() + fact["date"][1:])}</p>
<h1>{of_fact(fact, "title")}</h1>
<p>{of_fact(fact, "summary")}</p>
{figures}{strip}
<dl>
{_rows(fact, lanes(edition, whole=True), place, known)}</dl>
</main>"""
    standing = say("{status}, says {who}", status=_status(fact), who=apart(sayer(fact["says"])))
    words = f"{standing}. {apart(fact['summary'])}"
    return paper(title, social(place, title, words, card_of(fact["id"])), body, stamp(edition).line, place.to(""))


def gone_page(key: str, edition: Edition) -> bytes:
    """Return the page that stands where an event was told by an earlier edition of the site."""
    place = PageAddress(page_of(key))
    title = say("No longer here")
    words = in_markup(
        "The event {id} was told on this page by an earlier edition. It is not part of this one: it was withdrawn, "
        "or this edition shows less.",
        id=plain(key),
    )
    body = f"""<main>
<h1>{plain(title)}</h1>
<p>{words}</p>
<p><a href="{place.to("index.html")}">{plain(say("The timeline"))}</a></p>
</main>"""
    return paper(title, '<meta name="robots" content="noindex">\n', body, stamp(edition).line, place.to(""))


def _short(source: Mapping[str, Any]) -> str:
    """Return the source of a figure, as HTML."""
    return in_markup("source: {source}", source=isolated(source["short"]))


def _figure(fact: Fact) -> str:
    """Return a figure with its unit and scope, and the source it is from."""
    if not fact["quantity"]:
        return ""
    return f'<br><bdi dir="ltr">{plain(fact["quantity"])}</bdi>, {_short(fact["source"])}'


def entries(facts: Sequence[Fact], named: Sequence[str]) -> str:
    """Return the list of all events as HTML, for readers and machines without JavaScript."""
    return "".join(
        f'<li class="lane-{fact["lane"]}"><a href="{page_of(fact["id"])}">{plain(fact["date"])}: '
        f"{of_fact(fact, 'title')}</a><br>{named[fact['lane']]} · "
        f"{_says(fact)}{_figure(fact)}</li>\n"
        for fact in facts
    )
