const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
check(() => new Array(-1));
check(() => { [].length = 1.5; });
check(() => 'x'.repeat(-1));
check(() => (1).toFixed(101));
check(() => [].reduce((a, b) => a));
// expect: RangeError: Invalid array length
// expect: RangeError: Invalid array length
// expect: RangeError: Invalid count value: -1
// expect: RangeError: toFixed() digits argument must be between 0 and 100
// expect: TypeError: Reduce of empty array with no initial value
