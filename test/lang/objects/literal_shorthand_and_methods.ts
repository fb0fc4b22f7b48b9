const x = 1, y = 2;
const o = { x, y, add() { return this.x + this.y; }, ['z' + x]: 3, get sum() { return this.add(); }, 'quoted key': 4, 1e3: 5, 0x10: 6 };
console.log(JSON.stringify(o), o.add(), o[1000 as any as 1e3], (o as any)['16']); // expect: {"16":6,"1000":5,"x":1,"y":2,"z1":3,"sum":3,"quoted key":4} 3 5 6
