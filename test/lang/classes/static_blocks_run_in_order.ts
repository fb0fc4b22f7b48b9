const log: string[] = [];
class A {
  static x = log.push('x');
  static { log.push('block1 ' + this.name); }
  static y = log.push('y');
  static { const local = 'block2'; log.push(local); }
}
console.log(log.join()); // expect: x,block1 A,y,block2
