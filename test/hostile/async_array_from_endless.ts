// limit: memory|deadline
async function* naturals() {
  for (let i = 0; ; i++) yield i;
}
Array.fromAsync(naturals(), (i) => ({ i }));
