const o: any = {};
o.new = 1; o.delete = 2; o.typeof = 3; o.in = 4; o.default = 5; o.await = 6; o.yield = 7; o.let = 8;
class K { static class() { return 'c'; } delete() { return 'd'; } 'constructor2'() {} get() { return 'g'; } static static() { return 's'; } }
console.log(Object.values(o).join(''), K.class(), new K().delete(), new K().get(), K.static()); // expect: 12345678 c d g s
