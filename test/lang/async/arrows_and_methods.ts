const arrow = async (x: number) => x + 1;
const block = async () => { await 0; return 'block'; };
const single = async (x: any) => await x;
class C {
  #v = 5;
  async m() { await null; return this.#v; }
  static async s() { return this.name; }
  async *g() { yield this.#v; }
  arrow = async () => (await this.m()) + 1;
  async ['comp' + 'uted']() { return 'c'; }
}
const o = { async m() { return super.toString === Object.prototype.toString; }, async: 1, await: 2 };
(async () => {
  const c: any = new C();
  console.log(await arrow(1), await block(), await single(3), await c.m(), await C.s(), await c.arrow(), await c.computed()); // expect: 2 block 3 5 C 6 c
  console.log(await o.m(), o.async, o.await); // expect: true 1 2
  const [x, y] = await Promise.all([arrow(10), c.m()]);
  console.log(x, y); // expect: 11 5
  async function args(this: any) { await 1; return [arguments.length, (() => arguments[0])(), this]; }
  console.log(await args.call('this', 'a', 'b')); // expect: [ 2, 'a', [String: 'this'] ]
})();
