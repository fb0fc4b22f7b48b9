const limit = 10;
let counter = 0;

export function makeCounter(step: number, ...rest: number[]): () => number {
  let total = 0;
  for (let i = 0; i < rest.length; i++) {
    const weight = rest[i];
    schedule(() => (total += weight * i));
  }
  return () => {
    counter++;
    return (total += Math.min(step, limit));
  };
}

function schedule(task: () => void): void {
  task();
}

const later = (x: string, y = x) => first(x + y);
later('a');
let first = (text: string) => text;

switch (counter) {
  case 0:
    let inCase = 1;
    break;
  default:
    first(String(inCase));
}

try {
  makeCounter(1);
} catch ({ message }) {
  schedule(() => console.log(message));
}
