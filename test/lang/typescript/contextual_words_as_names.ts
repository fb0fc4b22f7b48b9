const type = 1, declare = 2, namespace = 3, abstract = 4, as = 5, is = 6, readonly = 7, of = 8, keyof = 9, infer = 10, satisfies = 11, module = 12, global = 13, override = 14, asserts = 15, get = 16, set = 17, async = 18, unique = 19, out = 20;
console.log(type + declare + namespace + abstract + as + is + readonly + of + keyof + infer + satisfies + module + global + override + asserts + get + set + async + unique + out); // expect: 210
const o = { type, declare, get: 1, set: 2, static: 3, async: 4, as, of };
console.log(o.type, o.get, o.set, o.static, o.async, as as number, of); // expect: 1 1 2 3 4 5 8
