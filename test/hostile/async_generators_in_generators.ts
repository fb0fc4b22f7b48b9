// limit: memory|deadline|stack
async function* wrap(it: AsyncGenerator<number>): AsyncGenerator<number> {
  for await (const v of it) yield v + 1;
}
async function* naturals() {
  for (let i = 0; ; i++) yield i;
}
let it: AsyncGenerator<number> = naturals();
for (let i = 0; i < 1000; i++) it = wrap(it);
(async () => {
  for await (const _ of it);
})();
