namespace N {
  export let x = 1;
  export const get = () => x;
  export function set(v: number) { x = v; [x] = [x + 1]; x++; ({ x } = { x: x * 2 }); }
}
N.set(3);
console.log(N.x, N.get()); // expect: 10 10
N.x = 100;
console.log(N.get()); // expect: 100
