"""The page of a site that tells how to show it elsewhere."""

from rollout.evidence.text import plain
from rollout.outputs.site.paper import PageAddress, paper
from rollout.timeline.edition import Edition, stamp
from rollout.words.say import say


def embed_page(title: str, frozen: str, edition: Edition, address: str) -> bytes:
    """Return the page that tells how to show the timeline on another site."""
    place = PageAddress("embed.html", address)
    frame = (
        '<iframe src="{}" title="{}" width="100%" height="720" loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )
    live, still = (plain(frame.format(plain(place.known(path)), plain(title))) for path in ("index.html", frozen))
    picture = plain(f'<img src="{plain(place.known("data/events-1080p.png"))}" alt="{plain(title)}" width="100%">')
    before = "" if address else f"<p>{plain(say('Write the address of this site before what stands after src.'))}</p>\n"
    body = f"""<nav aria-label="{plain(say("Timeline"))}"><a href="index.html">{plain(say("The timeline"))}</a></nav>
<main>
<h1>{plain(say("Show it on another page"))}</h1>
{before}<h2>{plain(say("Live"))}</h2>
<p>{plain(say("It changes when this site changes."))}</p>
<pre>{live}</pre>
<h2>{plain(say("Frozen"))}</h2>
<p>{plain(say("It stays as it is today, whatever is added, corrected or withdrawn; it says its own digest."))}</p>
<pre>{still}</pre>
<h2>{plain(say("A picture"))}</h2>
<pre>{picture}</pre>
</main>"""
    return paper(say("Show it elsewhere: {title}", title=title), "", body, stamp(edition).line)
