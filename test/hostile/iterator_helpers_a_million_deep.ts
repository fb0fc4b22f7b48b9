// limit: stack|memory|deadline
function* naturals() {
  for (let i = 0; ; i++) yield i;
}
let it: IteratorObject<number> = naturals();
for (let i = 0; i < 1_000_000; i++) it = it.map((x) => x);
it.next();
