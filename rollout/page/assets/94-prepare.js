// Preparing a talk in the page: scenes taken from the view, put in order, given notes. It lives in this window alone until it is
// downloaded as a CSV; nobody else keeps it.
window.rollout = window.rollout || {};
rollout.prepare = (() => {
  const {el, days} = rollout.words, {page, timeline, address} = rollout, $ = id => document.getElementById(id);
  const KEEP = 'rollout-draft', COLUMNS = ['title', 'focus', 'from', 'to', 'lane', 'status', 'notes', 'seconds'], LONGEST = 90, SECONDS = 60;
  const UNKEPT = {q: 'the search', who: 'who says so', disputed: 'only disputed'}; // what a view has and a scene has not
  let name = 'my-talk', scenes = [], wrong = [], names = [];
  let own = false, others = []; // whether something was changed here since it was opened; what another talk took the place of, the last of it last

  const day = text => Date.parse(text) / rollout.told.DAY;
  const say = words => { $('prepare-said').textContent = words; };
  const words = id => page.find(id)?.words || id;
  const plural = (many, word) => `${many} ${word}${many === 1 ? '' : 's'}`;

  // ---- this window remembers it over a reload, and forgets it when it is closed
  function keep() {
    sessionStorage.setItem(KEEP, JSON.stringify({name, scenes, own, others}));
  }
  function recall() {
    const kept = JSON.parse(sessionStorage.getItem(KEEP) || 'null');
    if (kept) ({name, scenes, own = true, others = []} = kept);
  }

  // ---- the CSV. A cell that a spreadsheet would take for a formula begins with a space, which no reader keeps.
  const safe = text => /^[=+\-@]/.test(text) ? ` ${text}` : text;
  const cell = text => /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  function csv() {
    const own = [...new Set(scenes.flatMap(scene => scene.extra.map(([column]) => column)))];
    const rows = scenes.map(scene => [scene.title, scene.focus.join(' '), scene.from, scene.to, scene.lanes.join('; '), scene.statuses.join(' '), scene.notes, String(scene.seconds),
      ...own.map(column => scene.extra.find(([one]) => one === column)?.[1] || '')]);
    return [[...COLUMNS, ...own], ...rows].map(row => row.map(text => cell(safe(text))).join(',')).join('\r\n') + '\r\n';
  }
  // What the reader of talks says of a file: the same that reads those beside the events.
  async function read(body, called) {
    const answer = await rollout.fetch(`talk?notes=1&name=${encodeURIComponent(called)}`, {method: 'POST', body, cache: 'no-store'});
    if (!answer.ok) throw new Error(answer.status === 413 ? 'The file is too large for a talk.' : 'The file cannot be read here.');
    return answer.json();
  }
  const taken = scene => ({title: scene.title, focus: [...scene.focus, ...scene.gone], from: scene.days?.[0] || '', to: scene.days?.[1] || '',
    lanes: scene.lanes, statuses: scene.statuses, notes: scene.notes || '', seconds: scene.seconds, extra: scene.extra || []});
  function take(found, called) {
    wrong = found.problems;
    if (found.scenes.length) {
      if (own && scenes.length) others.push({name, scenes});
      [name, scenes, own] = [called, found.scenes.map(taken), false];
    }
    keep();
    draw();
    say(!found.scenes.length ? `${found.file} has no scene that can be shown; what was here stays.`
      : `${plural(scenes.length, 'scene')} from ${found.file}.${wrong.length ? ` ${plural(wrong.length, 'problem')}, listed below; a row that cannot be read is not here.` : ''}`);
  }
  // Once more puts back what was here before that, and in the end what is here now, where it was changed: nothing is lost by it.
  function undo() {
    const back = others.pop();
    if (own && scenes.length) others.unshift({name, scenes});
    [{name, scenes}, own, wrong] = [back, true, []];
    changed(`${name} is back, with ${plural(scenes.length, 'scene')}.`);
  }
  async function open(file) {
    const called = file.name.replace(/[.]csv$/i, '').slice(0, 80) || 'my-talk';
    try {
      take(await read(await file.arrayBuffer(), called), called);
    } catch (error) {
      say(error instanceof TypeError ? 'The server does not answer. Try again once it runs.' : error.message);
    }
  }
  async function begin(from) {
    if (!from) return say('Choose a talk to begin from first.');
    const answer = await rollout.fetch(`talk?notes=1&name=${encodeURIComponent(from)}`, {cache: 'no-store'}).catch(() => null);
    if (answer?.ok) take(await answer.json(), from);
    else say(answer ? `There is no talk of the name '${from}' any more.` : 'The server does not answer. Try again once it runs.');
  }
  function download() {
    const held = URL.createObjectURL(new Blob([csv()], {type: 'text/csv'}));
    el('a', {href: held, download: `${name}.csv`}).click();
    setTimeout(() => URL.revokeObjectURL(held), 60000);
    say(`${name}.csv is in your downloads. Put it into the folder talks beside the events, or open it here again.`);
  }

  // ---- scenes
  function view() {
    const [from, to] = timeline.window, query = address.read();
    return {...rollout.told.ends([from, to]), lanes: query.getAll('lane'), statuses: query.getAll('status')};
  }
  const left = () => {
    const lost = Object.keys(UNKEPT).filter(key => address.read().get(key)).map(key => UNKEPT[key]);
    return lost.length ? ` A scene does not keep ${lost.join(', ')}.` : '';
  };
  function add() {
    const fact = page.find(page.picked), title = (fact?.title || days(timeline.window)).slice(0, LONGEST);
    scenes.push({title, focus: fact ? [fact.id] : [], notes: '', seconds: SECONDS, extra: [], ...view()});
    changed(`Scene ${scenes.length} is this view${fact ? '; it lights the event that is picked' : ''}.${left()}`, scenes.length - 1, 'title');
  }
  const ACTS = {
    up: at => move(at, at - 1), down: at => move(at, at + 1),
    remove: at => { const [gone] = scenes.splice(at, 1); changed(`“${gone.title}” is no longer a scene.`, Math.min(at, scenes.length - 1), 'remove'); },
    look: at => look(scenes[at]),
    retake: at => { Object.assign(scenes[at], view()); changed(`Scene ${at + 1} has this view now.${left()}`, at, 'retake'); },
    light: at => {
      const id = page.picked;
      if (!id) return say('Pick an event on the timeline first.');
      if (!scenes[at].focus.includes(id)) scenes[at].focus.push(id);
      changed(`Scene ${at + 1} lights “${words(id)}”.`, at, 'light');
    },
    dim: (at, id) => { scenes[at].focus = scenes[at].focus.filter(one => one !== id); changed(`Scene ${at + 1} no longer lights “${words(id)}”.`, at, 'light'); },
  };
  function move(at, to) {
    if (to < 0 || to >= scenes.length) return;
    scenes.splice(to, 0, ...scenes.splice(at, 1));
    changed(`Scene ${at + 1} is scene ${to + 1} now.`, to, to < at ? 'up' : 'down');
  }
  function look({from, to, lanes, statuses, focus}) {
    page.go({lane: lanes, status: statuses, q: null, who: null, disputed: null, event: focus[0] || null, ...(from && {from, to})});
    if (from) rollout.glide(day(from), day(to) + 1);
    else if (focus[0]) page.bring(focus[0]);
  }
  async function give() {
    const found = scenes.length ? await read(csv(), 'draft').catch(() => null) : {scenes, problems: []};
    if (!found) return say('The server does not answer. Try again once it runs.');
    wrong = found.problems;
    draw();
    if (!scenes.length || found.scenes.length < scenes.length) return say(scenes.length ? 'Some scenes cannot be shown: mend what is listed below.' : 'There is no scene yet.');
    page.go({talk: 'draft', scene: '1', event: null});
    dispatchEvent(new PopStateEvent('popstate'));
  }

  // ---- the panel
  function changed(said, at, act) {
    own = true;
    keep();
    draw();
    say(said);
    const row = $('scenes').children[at];
    (row?.querySelector(`[data-act='${act}']:not(:disabled)`) || row?.querySelector('[data-act]') || $('add-scene')).focus();
  }
  const button = (act, sign, title, more) => el('button', {type: 'button', 'data-act': act, 'aria-label': title, title, ...more}, sign);
  const field = (title, node) => el('label', {}, el('span', {}, title), node);
  const when = ({from, to, lanes, statuses}) => [from ? days([day(from), day(to) + 1]) : 'around its events', ...lanes, ...statuses].join(' · ');
  const row = (scene, at) => el('li', {'data-at': at},
    el('div', {class: 'scene-bar'}, el('b', {}, `Scene ${at + 1}`),
      button('up', '↑', `Move scene ${at + 1} up`, {disabled: at === 0}), button('down', '↓', `Move scene ${at + 1} down`, {disabled: at === scenes.length - 1}), button('remove', '×', `Remove scene ${at + 1}`)),
    el('textarea', {'data-act': 'title', class: 'scene-title', rows: 2, maxlength: LONGEST, 'aria-label': `Title of scene ${at + 1}`}, scene.title),
    el('p', {class: 'scene-view'}, when(scene)),
    el('div', {class: 'lights'}, scene.focus.map(id => el('button', {type: 'button', 'data-act': 'dim', 'data-id': id, 'aria-label': `Do not light ${words(id)}`}, words(id), el('span', {'aria-hidden': 'true'}, ' ×')))),
    el('div', {class: 'scene-acts'}, button('light', 'Light the picked event', `Light the picked event in scene ${at + 1}`), button('retake', 'Take this view', `Take this view for scene ${at + 1}`), button('look', 'Show', `Show scene ${at + 1}`)),
    field('Notes', el('textarea', {'data-act': 'notes', rows: 3, 'aria-label': `Notes of scene ${at + 1}`}, scene.notes)),
    field('Seconds', el('input', {'data-act': 'seconds', type: 'number', min: 1, max: 3600, value: scene.seconds, 'aria-label': `Seconds of scene ${at + 1}`})));
  function sum() {
    const total = scenes.reduce((sum, scene) => sum + scene.seconds, 0), time = [[Math.floor(total / 60), 'min'], [total % 60, 's']];
    $('prepare-sum').textContent = scenes.length ? `${plural(scenes.length, 'scene')}, ${time.filter(([many]) => many).map(part => part.join(' ')).join(' ')}`
      : 'No scene yet. Zoom and pick an event, then add the view.';
  }
  function draw() {
    const back = others.at(-1);
    sum();
    $('prepare-undo').hidden = !back;
    $('prepare-undo').textContent = back ? `Undo: back to ${back.name}, ${plural(back.scenes.length, 'scene')}` : '';
    $('scenes').replaceChildren(...scenes.map(row));
    $('prepare-wrong').replaceChildren(...wrong.map(one => el('li', {}, one)));
    $('prepare-name').value = name;
  }
  function furnish() {
    if ($('scenes')) return;
    const file = el('input', {type: 'file', id: 'prepare-file', accept: '.csv,text/csv', hidden: true});
    $('prepare').replaceChildren(
      el('div', {class: 'details-bar'}, el('h2', {}, 'A talk in preparation'), el('button', {type: 'button', 'aria-label': 'Close the preparation', 'data-do': 'close'}, '×')),
      el('div', {class: 'prepare-tools'}, el('button', {type: 'button', id: 'add-scene', 'data-do': 'add'}, 'Add this view as a scene'), el('button', {type: 'button', 'data-do': 'give'}, 'Give it')),
      el('div', {class: 'prepare-tools'}, el('button', {type: 'button', 'data-do': 'download'}, 'Download CSV'), el('button', {type: 'button', 'data-do': 'open'}, 'Open a CSV'), file),
      el('div', {class: 'prepare-tools'}, el('select', {id: 'prepare-from', 'aria-label': 'A talk to begin from'}, el('option', {value: ''}, 'Begin from …'), names.map(one => el('option', {}, one))),
        el('button', {type: 'button', 'data-do': 'begin'}, 'Begin')),
      el('button', {type: 'button', id: 'prepare-undo', 'data-do': 'undo', hidden: true}),
      field('Name of the file', el('input', {id: 'prepare-name', maxlength: 60})),
      el('p', {id: 'prepare-said', role: 'status'}), el('ul', {id: 'prepare-wrong', 'aria-label': 'Problems in the file that was opened'}),
      el('p', {id: 'prepare-sum'}), el('ol', {id: 'scenes', 'aria-label': 'Scenes'}),
      el('p', {class: 'note'}, 'It is kept in this window only, and gone when the window is closed: download it.'));
    file.addEventListener('change', () => { if (file.files[0]) open(file.files[0]); file.value = ''; });
  }
  async function unfold(wanted) {
    if (wanted && !names.length) names = await rollout.fetch('talk', {cache: 'no-store'}).then(answer => answer.json()).then(found => found.names).catch(() => []);
    $('prepare').hidden = !wanted;
    $('preparing').setAttribute('aria-expanded', String(wanted));
    document.body.classList.toggle('preparing', wanted);
    page.redraw();
    if (!wanted) return $('preparing').focus();
    furnish();
    draw();
    $('add-scene').focus();
  }
  const DO = {add, give, download, undo, begin: () => begin($('prepare-from').value), open: () => $('prepare-file').click(), close: () => unfold(false)};

  document.addEventListener('click', event => {
    const pressed = event.target.closest?.('button');
    if (pressed?.id === 'preparing') return unfold($('prepare').hidden);
    if (!pressed?.closest('#prepare')) return;
    if (pressed.dataset.do) DO[pressed.dataset.do]();
    else if (pressed.dataset.act) ACTS[pressed.dataset.act](Number(pressed.closest('li').dataset.at), pressed.dataset.id);
  });
  document.addEventListener('input', event => {
    const {target} = event, {act} = target.dataset || {};
    if (target.id === 'prepare-name') name = target.value.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'my-talk';
    else if (act && target.closest('#scenes')) scenes[target.closest('li').dataset.at][act] = act === 'seconds' ? Math.min(3600, Math.max(1, Math.round(Number(target.value)) || SECONDS)) : act === 'title' ? target.value.replace(/\s+/g, ' ').trim() : target.value;
    else return;
    own = true;
    keep();
    sum();
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || !event.target.closest?.('#prepare')) return;
    event.preventDefault();
    unfold(false);
  });
  recall();
  rollout.talk.drafts(async () => scenes.length ? {...await read(csv(), 'draft'), name: 'draft'} : null);
  return {csv, get scenes() { return scenes; }};
})();
