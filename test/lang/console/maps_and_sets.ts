console.log(new Map(), new Map<any, any>([['a', 1], [{ k: 1 }, [2]]]), new Set(), new Set([1, 'b', [3]])); // expect: Map(0) {} Map(2) { 'a' => 1, { k: 1 } => [ 2 ] } Set(0) {} Set(3) { 1, 'b', [ 3 ] }
console.log({ m: new Map([['x', { y: { z: {} } }]]) }); // expect: { m: Map(1) { 'x' => { y: [Object] } } }
console.log(new Map([[1, 2]]).keys(), new Set([1]).values(), new Map([[1, 2]]).entries()); // expect: [Map Iterator] { 1 } [Set Iterator] { 1 } [Map Entries] { [ 1, 2 ] }
