class Stack<T> extends Array<T> { top() { return this[this.length - 1]; } }
const s = new Stack<number>();
s.push(1, 2, 3);
console.log(s.length, s.top(), Array.isArray(s), s instanceof Stack, s.join()); // expect: 3 3 true true 1,2,3
s.length = 1;
console.log(s.top()); // expect: 1
