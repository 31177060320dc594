// What the linter asks of the page's scripts: no name hides another, and no function has more than ten ways through it.
import js from '@eslint/js';

// What a browser brings and the scripts use, what Plotly and Dash put beside it, and what the tests' own scripts use besides.
const BROWSER = `
  AbortSignal Blob BroadcastChannel CSS CustomEvent DOMParser Event MutationObserver PopStateEvent URL URLSearchParams
  addEventListener cancelAnimationFrame clearTimeout crypto dispatchEvent document fetch history innerHeight innerWidth
  localStorage location matchMedia navigator performance prompt removeEventListener requestAnimationFrame scrollY
  self sessionStorage setInterval setTimeout top window Plotly React dash_clientside
  DataTransfer DragEvent Element HTMLSelectElement KeyboardEvent NodeFilter Request Response SVGElement getComputedStyle rollout
`;
const browser = Object.fromEntries(
  BROWSER.trim()
    .split(/\s+/)
    .map(name => [name, 'readonly']),
);

export default [
  {ignores: ['.venv/', 'dist/']}, // what is installed and what is built is not ours to lint
  js.configs.recommended,
  {files: ['tests/**/*.js'], languageOptions: {globals: browser}},
  {
    files: ['rollout/page/scripts/**/*.js'],
    languageOptions: {globals: browser},
    rules: {
      complexity: ['error', 10],
      'max-lines': ['error', 220],
      'no-shadow': 'error',
      'one-var': ['error', 'never'],
      'prefer-const': 'error',
      // A page goes over to another language without a load: what is said when a script is loaded would stay as it was.
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.name=/^(say|sayMany|inParts)$/]:not(:function *)',
          message: 'Keep it with `later`, and say it when it is needed.',
        },
      ],
    },
  },
];
