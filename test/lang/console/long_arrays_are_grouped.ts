console.log(Array.from({ length: 30 }, (_, i) => i * i));
console.log(Array.from({ length: 120 }, (_, i) => i % 10));
console.log(Array.from({ length: 10 }, (_, i) => 'item' + i));
console.log(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
// expect: [
// expect:     0,   1,   4,   9,  16,  25,  36,  49,
// expect:    64,  81, 100, 121, 144, 169, 196, 225,
// expect:   256, 289, 324, 361, 400, 441, 484, 529,
// expect:   576, 625, 676, 729, 784, 841
// expect: ]
// expect: [
// expect:   0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1,
// expect:   2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3,
// expect:   4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5,
// expect:   6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7,
// expect:   8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
// expect:   0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1,
// expect:   2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3,
// expect:   4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5,
// expect:   6, 7, 8, 9,
// expect:   ... 20 more items
// expect: ]
// expect: [
// expect:   'item0', 'item1',
// expect:   'item2', 'item3',
// expect:   'item4', 'item5',
// expect:   'item6', 'item7',
// expect:   'item8', 'item9'
// expect: ]
// expect: [
// expect:   'a', 'b', 'c',
// expect:   'd', 'e', 'f',
// expect:   'g'
// expect: ]
