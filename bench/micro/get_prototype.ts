/** A method and an accessor found two steps up the prototype chain. */
class Base {
  constructor(protected size: number) {}
  get double(): number {
    return this.size * 2;
  }
  half(): number {
    return this.size >> 1;
  }
}
class Middle extends Base {}
class Leaf extends Middle {}

function loop(turns: number): number {
  const leaf = new Leaf(2);
  let sum = 0;
  for (let i = 0; i < turns; i++) sum += leaf.double + leaf.half();
  return sum;
}

globalThis.__bench = (inner: number): boolean => loop(inner * 2_000) === inner * 10_000;
