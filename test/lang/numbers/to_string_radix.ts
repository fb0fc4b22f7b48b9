console.log((255).toString(16), (255).toString(2), (-255).toString(36), (0).toString(2)); // expect: ff 11111111 -73 0
console.log((0.5).toString(2), (0.1).toString(3).slice(0, 12), (3.75).toString(8)); // expect: 0.1 0.0022002200 3.6
console.log((4294967296).toString(16), (2 ** 53).toString(36)); // expect: 100000000 2gosa7pa2gw
console.log(NaN.toString(2), (-Infinity).toString(16)); // expect: NaN -Infinity
