// limit: memory
function* naturals() {
  for (let i = 0; ; i++) yield { i };
}
naturals().take(Infinity).toArray();
