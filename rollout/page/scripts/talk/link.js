// A page that gives a talk and its presenter's window, in step: by a channel between windows, and from window to window.
// The channel's name is a secret of the two, made by chance: neither another tab of the same talk nor another page of this machine
// can turn the slides, or be turned.
import * as kept from '../kept.js';

const opaque = self.origin === 'null'; // a page from disk or in a sandbox has no origin to go by, other than that it has none
const TAB = 'rollout-tab';
const COMMON = 'rollout-talk';
const CLAIMING = 150; // ms in which another tab of this id can speak up
const secret = () => [...crypto.getRandomValues(new Uint32Array(4))].map(one => one.toString(36)).join('');
/** @param {string} name */
function channel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null; // windows that know each other still have their mail
  }
}

// What is said reaches whoever knows the tab, and each of them once. Mail is taken from windows that we know, and from who knows the tab.
/** @param {string} name @param {string} tab @param {(message: Message) => void} hear @param {Window[]} known */
function line(name, tab, hear, known) {
  const own = channel(`${COMMON}-${tab}`);
  const peers = new Set(known);
  /** @type {number[]} */
  const heard = [];
  /** @param {Message} data */
  const take = data => {
    if (!data || data.rollout !== name || heard.includes(Number(data.id))) return;
    heard.splice(0, heard.length - 50);
    heard.push(Number(data.id));
    hear(data);
  };
  /** @param {MessageEvent} given */
  const mail = ({origin, source, data}) => {
    if (
      origin !== self.origin ||
      data?.rollout !== name ||
      (opaque && data.tab !== tab && !peers.has(/** @type {Window} */ (source)))
    )
      return;
    if (source) peers.add(/** @type {Window} */ (source)); // none of a window that has closed since
    take(data);
  };
  if (own) own.onmessage = event => take(event.data);
  addEventListener('message', mail);
  /** @param {Message} message */
  function say(message) {
    const data = {rollout: name, tab, id: Math.random(), ...message};
    own?.postMessage(data);
    for (const other of peers) if (!other.closed) other.postMessage(data, opaque ? '*' : self.origin);
  }
  function close() {
    own?.close();
    removeEventListener('message', mail);
  }
  return {say, close, know: (/** @type {Window | null} */ other) => other && peers.add(other)};
}

// The side of the talk. A tab that was copied has the id of the other: the newer takes another one, whichever hears of it first. Of the older one
// the presenter's window is, and its claim may still be on its way when the newer begins.
/** @param {string} name @param {(message: Message) => void} hear */
export function give(name, hear) {
  const mine = Math.random();
  const since = Date.now();
  const common = opaque ? null : channel(COMMON);
  let tab = kept.read(TAB) || secret();
  /** @type {ReturnType<typeof line>} */
  let open;
  let claiming = 0;
  const here = () => common?.postMessage({rollout: name, kind: 'here', tab});
  function ready() {
    claiming = 0;
    kept.write(TAB, tab);
    hear({kind: 'hello'});
    here();
  }
  /** @param {Message} message */
  function listen(message) {
    if (message.kind === 'claim') return claimed(message);
    if (message.kind !== 'taken') return hear(message);
    if (message.mine === mine) another(); // it may come late, where a machine is busy
  }
  /** @param {Message} message */
  function claimed({mine: theirs, since: begun}) {
    if (theirs === mine) return;
    const newer = since - Number(begun) || mine - Number(theirs);
    if (newer > 0) another();
    else open.say({kind: 'taken', mine: theirs});
  }
  function another() {
    clearTimeout(claiming);
    open.close();
    tab = secret();
    begin();
  }
  function begin() {
    open = line(name, tab, listen, []);
    open.say({kind: 'claim', mine, since});
    claiming = setTimeout(ready, CLAIMING);
  }
  if (common)
    common.onmessage = ({data}) => {
      if (data?.kind === 'who' && data.rollout === name && !claiming) here();
    };
  begin();
  return {
    say: (/** @type {Message} */ message) => claiming || open.say(message),
    know: (/** @type {Window | null} */ other) => open.know(other),
    close() {
      clearTimeout(claiming);
      common?.close();
      open.close();
    },
    get tab() {
      return tab;
    },
  };
}

// The side of the presenter's window: of the tab that opened it; of none, that of the first tab that gives this talk.
/** @param {string} name @param {string} tab @param {(message: Message) => void} hear */
export function join(name, tab, hear) {
  const opener = window.opener ? [window.opener] : [];
  if (tab || opaque) return line(name, tab, hear, opener);
  const common = channel(COMMON);
  /** @type {ReturnType<typeof line> | null} */
  let found = null;
  if (common)
    common.onmessage = ({data}) => {
      if (found || data?.kind !== 'here' || data.rollout !== name) return;
      found = line(name, data.tab, hear, opener);
      found.say({kind: 'hello'});
    };
  return {
    say: (/** @type {Message} */ message) =>
      found ? found.say(message) : common?.postMessage({rollout: name, kind: 'who'}),
  };
}
