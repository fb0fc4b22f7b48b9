const words = ['apple', 'bob', 'cat', 'alice', 'bar'];
const groups = words.reduce((m, w) => m.set(w[0]!, [...(m.get(w[0]!) ?? []), w]), new Map<string, string[]>());
console.log([...groups].map(([k, v]) => `${k}:${v.join('+')}`).join(' ')); // expect: a:apple+alice b:bob+bar c:cat
