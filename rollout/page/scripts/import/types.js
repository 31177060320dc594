// What the server tells of a list; see rollout/importing/showing.py and rollout/server/lists.py. Types alone.
/**
 * @typedef {{name: string, is: string, values: string[], empty: boolean}} Column
 * @typedef {{id: string, ask: string, choices: [string, string][], free: string, example: string, rows: number,
 *   answer: string}} Question
 * @typedef {{text: string, count: number, read: string}} Form
 * @typedef {{row: number, date: string, title: string, why: string}} Row
 * @typedef {{id: string, lane: number, title: string, date: string, says: string, status: string,
 *   source: {title: string}}} Fact
 * @typedef {Record<string, string | Record<string, string>>} Answers
 * @typedef {{id: string, name: string, kind: string, title: string, rows: number, events: number, waits: number,
 *   refused: number, eras: number, columns: Column[], roles: [string, string][], forms: Form[],
 *   questions: Question[], waiting: Row[], wrong: Row[], warnings: string[], problems: string[], answers: Answers,
 *   first: Fact[], lanes: string[], files: string[], beside: boolean}} List
 */
export const types = null;
