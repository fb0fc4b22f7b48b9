import { x } from './lib.ts';
try {
  // @ts-ignore: wrong by its types, on purpose
  x = 2;
} catch (e: any) {
  console.log(e.name);
}
console.log(x);
// expect: TypeError
// expect: 1
