// The cases that Python has written; where nobody has, they are written now.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {env, platform} from 'node:process';

function write() {
  const python = platform === 'win32' ? '.venv/Scripts/python.exe' : '.venv/bin/python';
  const file = join(mkdtempSync(join(tmpdir(), 'rollout-')), 'cases.json');
  execFileSync(python, ['-m', 'tests.support.vectors', file], {stdio: 'inherit'});
  return file;
}
const given = env.ROLLOUT_CASES || '';
/** @type {Cases} */
export const cases = JSON.parse(readFileSync(existsSync(given) ? given : write(), 'utf8'));

// Two numbers that were reckoned in another order may differ in their last figures.
/** @param {number} one @param {number} other */
const near = (one, other) => one === other || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
/** @param {unknown} one @param {unknown} other @returns {boolean} */
export const alike = (one, other) =>
  typeof one === 'number' && typeof other === 'number'
    ? near(one, other)
    : Array.isArray(one) && Array.isArray(other)
      ? one.length === other.length && one.every((each, i) => alike(each, other[i]))
      : one === other;
// Which of many cases fail, at most three of them: a list of thousands helps nobody.
/** @template T @param {T[]} all @param {(one: T) => boolean} right */
export const failing = (all, right) => all.filter(one => !right(one)).slice(0, 3);
