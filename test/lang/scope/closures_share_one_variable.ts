let get!: () => number, set!: (v: number) => void;
{
  let shared = 1;
  get = () => shared;
  set = (v) => { shared = v; };
}
set(42);
console.log(get()); // expect: 42
