// What the tests of the scripts use of node, as far as they use it: node's own types are no package of ours.
declare module 'node:assert/strict' {
  const assert: {
    ok(value: unknown, why?: string): asserts value;
    equal(found: unknown, expected: unknown): void;
    deepEqual(found: unknown, expected: unknown): void;
  };
  export default assert;
}
declare module 'node:test' {
  export function test(sentence: string, act: () => void): void;
}
declare module 'node:child_process' {
  export function execFileSync(program: string, words: string[], options: {stdio: 'inherit'}): unknown;
}
declare module 'node:fs' {
  export function existsSync(path: string): boolean;
  export function mkdtempSync(prefix: string): string;
  export function readFileSync(path: string, encoding: 'utf8'): string;
}
declare module 'node:os' {
  export function tmpdir(): string;
}
declare module 'node:path' {
  export function join(...parts: string[]): string;
}
declare module 'node:process' {
  export const env: Record<string, string | undefined>;
  export const platform: string;
}
