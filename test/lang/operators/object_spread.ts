const log: string[] = [];
const src = { a: 1, get b() { log.push('get'); return 2; } };
const o: any = { a: 0, ...src, c: 3, ...null, ...undefined, ...'hi', ...[9] };
console.log(JSON.stringify(o), log.length); // expect: {"0":9,"1":"i","a":1,"b":2,"c":3} 1
console.log(Object.getOwnPropertyDescriptor(o, 'b')!.value); // expect: 2
