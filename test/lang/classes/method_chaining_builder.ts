class Q { parts: string[] = []; select(c: string) { this.parts.push('select ' + c); return this; } from(t: string) { this.parts.push('from ' + t); return this; } toString() { return this.parts.join(' '); } }
console.log(`${new Q().select('a').from('t')}`); // expect: select a from t
