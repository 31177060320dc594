"""A page of ours that stands by itself: its head, and the policy under which nothing else runs or is loaded."""

from base64 import b64encode
from hashlib import sha256

from rollout.evidence.text import plain
from rollout.layout.cutting import embedded
from rollout.words.say import language
from rollout.words.tongues import TONGUES


def content_hash(text: str) -> str:
    """Return what a policy calls a script or a style within a page by: its content."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def policy(*allowed: str) -> str:
    """Return the content security policy of a page to which nothing is allowed but these directives."""
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


def style_policy(style: str, *allowed: str) -> str:
    """Return the policy of a page without scripts: its one style, and what else these directives allow."""
    return policy(*allowed, f"style-src '{content_hash(style)}'")


def document(title: str, rules: str, head: str, body: str) -> str:
    """Return a whole page in the language that is spoken.

    title: text. rules: the page's policy. head: what else stands in its head, and body: both HTML, of whole lines.
    """
    return f"""<!doctype html>
<html lang="{TONGUES[language()].tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{rules}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{plain(title)}</title>
{head}</head>
<body>
{body}</body>
</html>
"""


def standalone(title: str, style: str, body: str, *allowed: str) -> bytes:
    """Return a page without scripts as one file, UTF-8: its style, and the faces that its letters need beyond ours.

    style: names "Noto Sans" where words of every script stand. allowed: further directives of its policy.
    """
    whole = embedded(title + body) + style
    rules = style_policy(whole, *allowed, *(("font-src data:",) if whole != style else ()))
    return document(title, rules, f"<style>{whole}</style>\n", body).encode()
