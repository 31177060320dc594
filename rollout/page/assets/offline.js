// The page without a server: the same questions, answered from data in the file. Nothing is asked of anybody.
window.rollout = window.rollout || {};
rollout.offline = (() => {
  const $ = id => document.getElementById(id), data = JSON.parse($('data').textContent);
  const CONFIG = {displayModeBar: false, displaylogo: false, showSendToCloud: false, doubleClick: false, responsive: false}; // as in page.py

  // Columns to one object an event; an object of nothing but nulls stands for none.
  function unfold(column, i) {
    if (Array.isArray(column)) return column[i];
    if (column.at) return unfold(column.of, column.at[i]); // what several events share is said once
    const found = Object.entries(column).map(([key, part]) => [key, unfold(part, i)]);
    return found.every(([, value]) => value === null) ? null : Object.fromEntries(found);
  }
  // A code comes as its modules, row by row, four to a figure.
  function code({address, size, bits}) {
    const dark = [...bits].flatMap(four => [8, 4, 2, 1].map(one => parseInt(four, 16) & one)), path = dark.map((one, at) => one ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '');
    return {address, size, path: path.join('')};
  }
  const facts = data.facts.id.map((_, i) => unfold(data.facts, i)).map(fact => ({...fact, status_words: data.status_words[fact.status]}));
  const byId = new Map(facts.map(fact => [fact.id, fact])), held = {...data, facts};

  // ---- filters and search by the rules of rollout/view.py
  const folded = text => text.normalize('NFKD').replace(/[\u0300-\u036f]+/g, '').toLowerCase();
  const hay = facts.map((fact, i) => folded([fact.id, fact.words, fact.title, fact.summary, fact.place, fact.asserted_by, fact.dispute?.words || '',
    fact.source.title, fact.source.publisher, fact.status, data.found[i], ...fact.extra.map(([, text]) => text), ...fact.tags, ...fact.further.map(([, words]) => words)].join(' ')));
  function choose(query) {
    const wanted = folded(query.get('q') || '').split(/\s+/).filter(Boolean), disputed = query.get('disputed') === '1';
    // What the evidence does not have is no wish; a list of all there is hides nothing.
    const [lanes, statuses, kinds, tags] = ['lane', 'status', 'who', 'tag'].map(name => new Set(query.getAll(name).filter(one => data.choices[name].some(([value]) => value === one))));
    const asked = (set, value) => !set.size || set.has(value);
    return new Set(facts.filter((fact, i) => asked(lanes, data.lanes[fact.lane]) && asked(statuses, fact.status) && data.kinds[i].some(kind => asked(kinds, kind))
      && (!tags.size || fact.tags.some(tag => tags.has(tag))) && (!disputed || fact.dispute) && wanted.every(word => hay[i].includes(word))).map(fact => fact.id));
  }

  // ---- what a server would answer
  const lit = scenes => Object.fromEntries(scenes.flatMap(scene => scene.focus).map(id => [id, byId.get(id)]));
  function talk(name) {
    const found = name ? data.talks.find(one => one.name === name) : data.talks[0];
    if (!found) return null;
    const scenes = found.scenes.map(scene => ({...scene, title: scene.title ?? byId.get(scene.focus[0]).title}));
    return {...found, scenes, facts: lit(scenes), lanes: data.lanes, names: data.talks.map(one => one.name)};
  }
  const ANSWERS = {
    state: () => data.state,
    facts: () => ({facts, lanes: data.lanes, status_words: data.status_words}),
    talk: query => talk(query.get('name')),
    code: query => data.codes[query.get('event')] && code(data.codes[query.get('event')]),
  };
  rollout.fetch = async (path, options) => {
    const [name, query] = path.split('?'), found = options?.method === 'POST' ? null : ANSWERS[name]?.(new URLSearchParams(query));
    return {ok: !!found, status: found ? 200 : 404, json: async () => found, text: async () => JSON.stringify(found || {})};
  };

  async function draw(request) {
    const graph = $('picture'), {data: traces, layout} = rollout.pictures.draw(held, request, choose);
    graph.style.height = `${layout.height}px`;
    await Plotly.react(graph, traces, layout, CONFIG);
    rollout.timeline.attach(graph);
  }
  function start() {
    rollout.page.start(draw, async ids => ids.map(id => byId.get(id)).filter(Boolean));
    rollout.page.furnish(ANSWERS.facts());
    rollout.page.problems(data.state);
  }
  addEventListener('submit', event => event.preventDefault()); // Enter in the search: it has long been done
  rollout.files = data.files;
  document.documentElement.toggleAttribute('data-disk', location.protocol === 'file:');
  document.documentElement.toggleAttribute('data-alone', !data.files);
  if (new URLSearchParams(rollout.stage.search()).has('presenter')) {
    document.body.id = 'presenter';
    document.body.replaceChildren($('presenter-page').content.cloneNode(true));
  } else setTimeout(start);
  return {draw, choose};
})();
