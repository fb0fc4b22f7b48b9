const o: any = {};
for (let i = 0; i < 12; i++) o['key' + i] = i;
console.log(o);
// expect: {
// expect:   key0: 0,
// expect:   key1: 1,
// expect:   key2: 2,
// expect:   key3: 3,
// expect:   key4: 4,
// expect:   key5: 5,
// expect:   key6: 6,
// expect:   key7: 7,
// expect:   key8: 8,
// expect:   key9: 9,
// expect:   key10: 10,
// expect:   key11: 11
// expect: }
