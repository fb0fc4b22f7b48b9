const log: string[] = [];
class Base { f = log.push('base field'); constructor() { log.push('base ctor'); } }
class Sub extends Base { g = log.push('sub field'); constructor() { log.push('before'); super(); log.push('after'); } }
new Sub();
console.log(log.join(', ')); // expect: before, base field, base ctor, sub field, after
