// Errors of patterns with flags leave nothing behind: 20,000 of them.
let count = 0;
let last = '';
for (let i = 0; i < 20000; i++) {
  try {
    new RegExp('\\c', 'dgimsuy');
  } catch (error) {
    count++;
    last = String(error);
  }
}
console.log(count, last.slice(0, 56));
// expect: 20000 SyntaxError: Invalid regular expression: /\c/dgimsuy: In
