"""What the phones of those who follow a talk are told, and the page that gives it, with the types of the scripts."""

from typing import TypedDict

from rollout.page.contract import Code, Link


class Followed(TypedDict):
    """What a listener's phone is told of one event, and in which languages its title and its summary are."""

    date: str
    title: str
    summary: str
    says: str
    status: str
    status_words: str
    quantity: str
    title_in: str
    summary_in: str
    dispute: str
    disputed: bool
    source: str
    link: Link | None


class FollowedQuote(TypedDict):
    """Words that somebody said."""

    words: str
    english: str
    language: str
    who: str
    when: str
    source: str


class FollowedPicture(TypedDict):
    """What a picture shows, and whose it is."""

    alt: str
    credit: str


class FollowedScene(TypedDict):
    """What a listener's phone is told of one scene; own_in: the language of what the file says in its own alone."""

    title: str
    title_in: str
    own_in: str
    words_in: str
    who_in: str
    kind: str
    words: str
    quote: FollowedQuote | None
    picture: FollowedPicture | None
    events: list[Followed]
    gone: int


class Standing(TypedDict):
    """Where a talk stands: all that phones ask for again and again."""

    talk: int
    state: str
    at: int
    seen: int
    skipped: list[int]
    data: str


class Reached(TypedDict):
    """Where phones find their page, and what the page that gives the talk shows to be heard."""

    token: str
    addresses: list[str]
    code: Code | None
