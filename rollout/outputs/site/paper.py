"""What all plain pages of a site share: their look, a policy that lets nothing run or load, and their head."""

from dataclasses import dataclass

from rollout.evidence.text import plain
from rollout.layout.cutting import rules
from rollout.layout.palette import LIGHT
from rollout.layout.typeface import FACES, FAMILY, WEIGHTS
from rollout.page.document import document, style_policy

LOOK = """
:root { color-scheme: light; }
body { font: 17px/1.5 "Source Sans Pro", "Source Sans 3", "Noto Serif Tibetan", system-ui, sans-serif; color: #1b1f24;
  background: #fdfcf8; max-width: 46rem; margin: 0 auto; padding: 1.2rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .3rem 0 .8rem; } h2 { font-size: 1.15rem; margin: 1.8rem 0 .4rem; }
p { margin: .5rem 0; } a { color: #1558b0; } .quiet { color: #4a525c; font-size: .95rem; }
dl { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .5rem 1rem; }
dt { color: #4a525c; } dd { margin: 0; } dd p { margin: 0 0 .3rem; }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; } nav a, li a { display: inline-block; min-height: 24px; }
ol, ul { padding-left: 1.3rem; } li { margin: .4rem 0; }
pre { background: #f3f1ea; border: 1px solid #8a8577; border-radius: 6px; padding: .7rem; white-space: pre-wrap; }
footer { margin-top: 2.5rem; border-top: 1px solid #e6e3da; padding-top: .6rem; }
@media (max-width: 600px) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
@media print { body { max-width: none; font-size: 11pt; } nav { display: none; } h1, h2, dt { break-after: avoid; }
  li { break-inside: avoid; } }
"""
FOREIGN = ("Noto Serif Tibetan", "Noto Sans")
"""Under what names the look and the pictures know the faces of other scripts."""
PICTURE = """
header { margin-bottom: .8rem; } header a { font-weight: 600; text-decoration: none; }
.event svg { display: block; width: 100%; height: auto; margin: 1rem 0; }
p.lane { font-weight: 600; display: flex; gap: .4rem; }
figure { margin: 1rem 0; } figure img { display: block; max-width: 100%; max-height: 70vh; border-radius: 4px; }
p.lane svg { width: 1.25em; height: 1.25em; margin: 0; flex: none; }
"""
INKS = "".join(f".lane-{lane} {{ color: {ink}; }}\n" for lane, ink in enumerate(LIGHT.inks))


def face_of(face: str) -> str:
    """Return the path of a face that all pages of the site share."""
    return f"face/{face}.woff"


def _style(up: str, text: str) -> str:
    """Return how plain pages look; `up`: what leads from one to the top of the site; `text`: what stands on it."""
    faces = "".join(
        f"@font-face {{ font-family: '{FAMILY}'; font-weight: {WEIGHTS[face]}; src: url('{up}{face_of(face)}'); }}\n"
        for face in FACES
    )
    others = "".join(rules(text, up + face_of("{key}-{face}"), family) for family in FOREIGN)
    return f"{faces}{others}{LOOK}{PICTURE}{INKS}"


@dataclass(frozen=True, slots=True)
class PageAddress:
    """Where a page stands: its path within the site, and the address of the site, empty where it is not known."""

    path: str
    address: str = ""

    def to(self, path: str) -> str:
        """Return how this page links to another of the site."""
        return "../" * self.path.count("/") + path

    def known(self, path: str) -> str:
        """Return how others link to a page: by its whole address where that is known."""
        return self.address + path if self.address else self.to(path)


def social(place: PageAddress, title: str, words: str, card: str) -> str:
    """Return what other sites show of a link to a page."""
    own = f'<link rel="canonical" href="{plain(place.address + place.path)}">\n' if place.address else ""
    own += f'<meta property="og:url" content="{plain(place.address + place.path)}">\n' if place.address else ""
    return f"""<meta name="description" content="{plain(words)}">
{own}<meta property="og:type" content="article">
<meta property="og:title" content="{plain(title)}">
<meta property="og:description" content="{plain(words)}">
<meta property="og:image" content="{plain(place.known(card))}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta name="twitter:card" content="summary_large_image">
"""


def paper(title: str, head: str, body: str, foot: str, up: str = "") -> bytes:
    """Return a plain page as UTF-8; the title and the foot are text, the head and the body are HTML.

    up: what leads from the page to the top of the site.
    """
    style = _style(up, title + body + foot)
    rules = style_policy(style, "font-src 'self'", "img-src 'self'")
    whole = f'{body}\n<footer class="quiet"><p>{plain(foot)}</p></footer>\n'
    return document(title, rules, f"{head}<style>{style}</style>\n", whole).encode()
