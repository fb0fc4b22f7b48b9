class LRU<K, V> { private m = new Map<K, V>(); constructor(private cap: number) {} get(k: K) { const v = this.m.get(k); if (v !== undefined) { this.m.delete(k); this.m.set(k, v); } return v; } set(k: K, v: V) { this.m.delete(k); this.m.set(k, v); if (this.m.size > this.cap) this.m.delete(this.m.keys().next().value!); } keys() { return [...this.m.keys()].join(); } }
const c = new LRU<string, number>(2);
c.set('a', 1); c.set('b', 2); c.get('a'); c.set('c', 3);
console.log(c.keys(), c.get('b'), c.get('a')); // expect: a,c undefined 1
