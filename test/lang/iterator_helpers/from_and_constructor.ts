// node >= 22
const plain = { i: 0, next() { return { value: this.i++, done: this.i > 3 }; } };
console.log(Iterator.from(plain as any).map((x: number) => x + 1).toArray()); // expect: [ 1, 2, 3 ]
console.log(Iterator.from('a\u{1f600}').toArray().length); // expect: 2
const array = [1].values();
console.log(Iterator.from(array) === array); // expect: true
try { new (Iterator as any)(); } catch (e: any) { console.log(e.message); } // expect: Abstract class Iterator not directly constructable
class Own extends Iterator<number> { next() { return { value: 1, done: false as const }; } }
console.log(new Own().take(2).toArray(), Iterator.prototype.constructor === Iterator); // expect: [ 1, 1 ] true
const o: any = Object.create(Iterator.prototype);
o[Symbol.toStringTag] = 'Mine';
console.log(Object.prototype.toString.call(o)); // expect: [object Mine]
try { (Iterator.prototype as any)[Symbol.toStringTag] = 1; } catch (e: any) { console.log(e.name); } // expect: TypeError
try { Iterator.from(5 as any); } catch (e: any) { console.log(e.name); } // expect: TypeError
