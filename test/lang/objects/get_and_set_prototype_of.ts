const a = { who: 'a' }, b: any = { own: 1 };
console.log(Object.setPrototypeOf(b, a) === b, b.who, a.isPrototypeOf(b)); // expect: true a true
b.__proto__ = { who: 'c' };
console.log(b.who, Object.keys(b).join()); // expect: c own
Object.setPrototypeOf(b, null);
console.log(b.who, b.__proto__); // expect: undefined undefined
