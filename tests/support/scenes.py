"""What is wrong in a scene of a talk, on each of the screens that people have."""

from tests.support.screens import Screen

LYING = ((1280, 720), (1024, 768), (1024, 576), (1366, 657), (1920, 947), (1920, 1080), (3840, 2160))
UPRIGHT, UPRIGHT_LEAST = (768, 1024), 60  # one on which a last row cannot be thought of
PHONE = (390, 844)  # and one without a picture
LEAST = 28  # of the screen's height the type: capitals of 10 minutes of arc, seen from eight heights away
# What is wrong in a scene: what is lit and has no words or no mark of its own above the caption, words of others, dates
# that are behind it, type too small, and a caption that is cut or does not say date, claim and status of what is lit.
WRONG = """least => {
  const {talk, at} = rollout.talk.now, {labels} = rollout.timeline.meta, scene = talk.scenes[at];
  const box = node => node.getBoundingClientRect(), caption = box(document.querySelector('#caption')).top;
  const middle = ({top, bottom}) => (top + bottom) / 2, shown = ({width, bottom}) => width > 0 && bottom < caption + 1;
  const marks = [...document.querySelectorAll('#timeline .points .point.lit')].map(box).filter(shown);
  const dates = [...document.querySelectorAll('#words .dates text')], said = document.querySelector('#caption .said');
  const small = node => parseFloat(getComputedStyle(node).fontSize) < innerHeight / least;
  const words = [...document.querySelectorAll('#timeline .textpoint')].filter(node => box(node).width > 0);
  const own = id => words.find(node => labels.id[node.dataset.label] === id)?.firstChild;
  const facts = scene.focus.map(id => talk.facts[id]);
  return [
    ...scene.focus.filter(id => !own(id) || !shown(box(own(id).parentNode))).map(id => `${id} has no words`),
    ...scene.focus.filter(id => own(id) && small(own(id))).map(id => `${id} is small`),
    ...(marks.length >= scene.focus.length ? [] : [`${marks.length} marks`]),
    ...words.filter(node => !scene.focus.includes(labels.id[node.dataset.label])).map(node => `${node.textContent}?`),
    ...(dates.length && dates.map(box).every(shown) ? [] : ['dates']), ...(dates.some(small) ? ['small dates'] : []),
    ...([...document.querySelectorAll('#caption :is(h1, .said p)')].some(small) ? ['a small caption'] : []),
    ...(parseFloat(getComputedStyle(document.querySelector('#caption .caution')).fontSize) < innerHeight / least * .93
      ? ['a small caution'] : []), // 1/30 of the height, as a last row reads words that it knows
    ...(said.scrollHeight > said.clientHeight + 1 ? ['the caption is cut'] : []),
    ...facts.filter(fact => ![fact.date, fact.short_date].some(one => said.textContent.includes(one))
      || !(scene.title === fact.title || [fact.title, fact.words].some(one => said.textContent.includes(one)))
      || !said.textContent.includes(fact.status) || (fact.dispute && !/disputed/i.test(said.textContent)))
      .map(({id}) => `the caption does not say all of ${id}`),
    ...(said.querySelector('.more') ? ['the caption does not say all'] : []),
    ...eye.faults('#timeline, #caption'),
  ];
}"""
# What is cut or lies on top of another in the sources of what is lit, which stand behind a key.
SOURCES = """() => {
  const room = document.querySelector('#talk-sources');
  return [...eye.faults('#talk-sources'), ...(room.scrollHeight > room.clientHeight ? ['the sources are cut'] : [])];
}"""
# On a phone: that the words, which are all that there is, are not all there, or not whole.
UNTOLD = """() => {
  const {talk, at} = rollout.talk.now, scene = talk.scenes[at], caption = document.querySelector('#caption');
  return [
    ...scene.focus.map(id => talk.facts[id]).filter(fact => ![fact.date, fact.title, fact.says, fact.status,
      fact.dispute?.words ?? ''].every(one => caption.textContent.includes(one))).map(fact => fact.id),
    ...(caption.scrollWidth > innerWidth ? ['wider than the phone'] : []), ...eye.faults('#caption'),
  ];
}"""


def resized(screen: Screen, width: int, height: int) -> None:
    """Give a screen a size, and wait for its picture where it is another."""
    if screen.page.viewport_size != {"width": width, "height": height}:
        screen.redrawn(lambda: screen.page.set_viewport_size({"width": width, "height": height}))


def found(screen: Screen, least: float, wrong: str = WRONG, sources: bool = False) -> dict[int, list[str]]:
    """Return what is wrong in each scene of the talk that is given, its type at least such a part of the height.

    sources: whether to look at the sources of each scene too.
    """
    screen.press("Home")
    faults = {}
    for scene in range(screen.ask("() => rollout.talk.now.talk.scenes.length")):
        one = screen.ask(wrong, least)
        if sources:
            screen.page.keyboard.press("s")
            one += screen.ask(SOURCES)
            screen.page.keyboard.press("s")
        if one:
            faults[scene + 1] = one
        screen.press("PageDown")
    return faults
