class P { constructor(public x: number) {} toJSON(key: string) { return `P${this.x}@${key}`; } }
console.log(JSON.stringify({ p: new P(1), list: [new P(2)] }), JSON.stringify(new P(3)), JSON.stringify({ toJSON: 5, a: 1 }), JSON.stringify({ toJSON: () => undefined })); // expect: {"p":"P1@p","list":["P2@0"]} "P3@" {"toJSON":5,"a":1} undefined
