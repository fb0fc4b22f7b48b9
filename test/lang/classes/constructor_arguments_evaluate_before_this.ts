const log: string[] = [];
class A { constructor(a: any) { log.push('A'); } }
class B extends A { f = log.push('field'); constructor() { super(log.push('arg')); log.push('B'); } }
new B();
console.log(log.join()); // expect: arg,A,field,B
