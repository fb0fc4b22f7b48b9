const both: any = { valueOf() { return 3; }, toString() { return 's'; } };
console.log(both + 1, both * 2, `${both}`, both + ''); // expect: 4 6 s 3
const onlyString: any = { toString() { return '4'; } };
console.log(onlyString + 1, onlyString * 2); // expect: 41 8
const objectValue: any = { valueOf() { return {}; }, toString() { return '5'; } };
console.log(objectValue - 1); // expect: 4
