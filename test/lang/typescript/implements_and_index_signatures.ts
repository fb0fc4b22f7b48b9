interface Named { name: string }
interface Aged extends Named { age: number }
class Person implements Named, Aged { [extra: string]: any; static [k: symbol]: number; name = 'n'; age = 1; }
const p = new Person();
p.more = 'm';
console.log(p.name, p.age, p.more); // expect: n 1 m
