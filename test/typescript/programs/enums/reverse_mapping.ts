enum Color { Red, Green = 5, Blue, Alias = Green }
console.log(JSON.stringify(Color), Object.keys(Color).join());
console.log(Color[0], Color[5], Color[6], Color[Color.Blue], Color['Green'], (Color as any)[1]);
for (const key in Color) console.log(key, typeof (Color as any)[key]);

enum Negative { A = -1, B, C = 0x10, D = -0, E = 1.5, F }
console.log(JSON.stringify(Negative), Negative[-1], Negative[1.5], Object.is(Negative.D, -0));

enum Text { Up = 'UP', Down = 'DOWN', Quoted = "it's" }
console.log(JSON.stringify(Text), (Text as any).UP, Object.values(Text).join());

enum Mixed { No = 0, Yes = 'yes', Maybe = 2, Later }
console.log(JSON.stringify(Mixed), Mixed[3]);

enum Twice { A = 1, B = 1, C = A }
console.log(JSON.stringify(Twice), Twice[1]);

enum Huge { Big = 2 ** 40, Max = 0xffffffff, Inf = 1 / 0, Nan = 0 / 0 }
console.log(Object.keys(Huge).join(), Huge.Big, Huge.Max, Huge.Inf, Huge.Nan);
