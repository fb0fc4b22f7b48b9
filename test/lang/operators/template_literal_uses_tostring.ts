const o: any = { toString() { return 'str'; }, valueOf() { return 'val'; } };
console.log(`${o}`, o + ''); // expect: str val
console.log(`${null} ${undefined} ${true} ${-0} ${[]} ${{}}`); // expect: null undefined true 0  [object Object]
