// limit: stack
function* g(): any { const it = g(); yield it.next.call(it); }
const it = g();
it.next.call(it);
