// limit: memory|deadline
function* naturals() {
  for (let i = 0; ; i++) yield i;
}
naturals().reduce((text, i) => text + text.length + i, 'x');
