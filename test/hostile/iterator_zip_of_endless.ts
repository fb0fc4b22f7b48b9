// limit: memory|deadline
const Iter = Iterator as any;
function* naturals() {
  for (let i = 0; ; i++) yield i;
}
function* many() {
  for (;;) yield naturals();
}
Iter.zip(many());
