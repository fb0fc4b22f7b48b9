// limit: deadline
function* naturals() {
  for (let i = 0; ; i++) yield i;
}
const empty: number[] = [];
naturals()
  .flatMap(() => empty)
  .next();
