// A register that no turn of the inner loop changes is written to the frame before that loop. What it is known as there may be found out
// only inside of the loop: the object of this turn, not that of the one before, has to be in the frame when the call throws.
function first() {}
function second() {}
function third() {}
const functions: (() => void)[] = [first, second, third, first, second, third, first];
let nothing: unknown;
let calls = 0;

function matches(x: unknown, features: string[]): void {
  for (let i = 0; i < features.length; ++i) {
    switch (features[i]) {
      case 'p':
        if (x === 1) calls++;
    }
  }
}

function all(f: (x: unknown, g: unknown) => void, twice: number[], skip?: string[]): void {
  const list = functions;
  if (skip) for (let i = list.length - 1; i >= 0; --i) matches(list[i], skip);
  for (let k = 0; k < list.length; ++k) {
    const each = list[k];
    for (let i = 0; i < twice.length; ++i) {
      const bound = each.bind(undefined, nothing as undefined);
      calls++;
      try {
        f(nothing, bound);
      } catch {}
    }
  }
}

declare function missing(x: number): void;
const inside = (): void => missing(1);
all(() => all(inside, [1, 2]), [1, 2], ['none']);
all(() => all(inside, [1, 2]), [1, 2], ['none']);
console.log(calls); // expect: 420
