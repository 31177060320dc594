// Two windows in step: by a channel where the browser has one between them, and from window to window where it has not.
const fromDisk = location.protocol === 'file:';

export function open(name, hear) {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('rollout-talk') : null;
  const others = new Set(window.opener ? [window.opener] : []);
  // What came by both ways is heard once.
  const heard = [];
  const take = data => {
    if (!data || data.rollout !== name || heard.includes(data.id)) return;
    heard.splice(0, heard.length - 50);
    heard.push(data.id);
    hear(data);
  };
  const mail = event => {
    // A page from disk has no origin to go by, other than that it has none.
    if (event.origin !== (fromDisk ? 'null' : location.origin)) return;
    if (event.data?.rollout === name) others.add(event.source);
    take(event.data);
  };
  if (channel) channel.onmessage = event => take(event.data);
  addEventListener('message', mail);
  const say = message => {
    const data = {rollout: name, id: Math.random(), ...message};
    channel?.postMessage(data);
    for (const other of others) if (!other.closed) other.postMessage(data, fromDisk ? '*' : location.origin);
  };
  const close = () => {
    channel?.close();
    removeEventListener('message', mail);
  };
  return {say, close, know: other => other && others.add(other)};
}
