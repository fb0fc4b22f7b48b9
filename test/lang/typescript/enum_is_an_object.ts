enum Color { Red, Green }
const values = Object.values(Color).filter((v) => typeof v === 'number');
console.log(typeof Color, values.join(), 'Red' in Color, Color.Red === (0 as any)); // expect: object 0,1 true true
function keyOf(v: Color): keyof typeof Color { return Color[v] as any; }
console.log(keyOf(Color.Green)); // expect: Green
(Color as any).Blue = 2;
console.log((Color as any).Blue); // expect: 2
