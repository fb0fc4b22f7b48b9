console.log({ l1: { l2: { l3: { l4: 1 } } } }, [[[[1]]]], { l1: { l2: { l3: [] } } }); // expect: { l1: { l2: { l3: [Object] } } } [ [ [ [Array] ] ] ] { l1: { l2: { l3: [] } } }
class Deep { v = { w: { x: { y: 1 } } }; }
console.log(new Deep()); // expect: Deep { v: { w: { x: [Object] } } }
