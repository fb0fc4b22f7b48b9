// Whether a number with an int32 value is stored as an int or as a double must show nowhere, nor cost other fuel.
const half = 0.5;
const list = [3 * half + half, 10 * half, 1];
console.log(list.sort().join()); // expect: 1,2,5
console.log(-(-(-2147483648))); // expect: -2147483648

const pattern = /b/g;
pattern.lastIndex = half + half;
console.log('bab'.replace(pattern, 'x')); // expect: xax

// A library function that was compiled for doubles hands ints to natives all the same.
function parts(text, by) {
  return text.split(by).map((part) => part.padStart(half * 8, '0')).join('.');
}
let last = '';
for (let i = 0; i < 40; i++) last = parts(`${i}-${i * half}`, '-');
console.log(last); // expect: 0039.19.5
