const o: any = { get a() { return 1; } };
console.log(typeof o.__lookupGetter__('a'), o.__lookupGetter__('zz')); // expect: function undefined
o.__defineGetter__('b', () => 2);
console.log(o.b); // expect: 2
