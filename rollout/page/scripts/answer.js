// Where answers come from: the server, or the page itself where there is none.
let answer = (path, options) => fetch(path, options);
export const fetchAnswer = (path, options) => answer(path, options);
export function answerWith(own) {
  answer = own;
}
