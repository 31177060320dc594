// What a file may be called on every system: `rollout/evidence/file_names.py` has the same rule.
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:[.].*)?$/i;

/** @param {string} name */
export const isDevice = name => DEVICE.test(name);

// The name of a talk as it is typed, for a file: letters with their vowel signs, figures and little else.
/** @param {string} typed */
export function fileName(typed) {
  const kept = typed.replace(/[^\p{L}\p{M}\p{N} ._-]/gu, '').replace(/^[ .]+|[ .]+$/g, '') || 'my-talk';
  return isDevice(kept) ? `_${kept}` : kept;
}
