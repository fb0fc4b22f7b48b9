const m: any = /(?<x>b)(c)?/d.exec('abb'); console.log(m.indices, m.indices.groups.x, m.indices[2]);
// expect: [
// expect:   [ 1, 2 ],
// expect:   [ 1, 2 ],
// expect:   undefined,
// expect:   groups: [Object: null prototype] { x: [ 1, 2 ] }
// expect: ] [ 1, 2 ] undefined
