function down(n: number): number { return 1 + down(n + 1); }
try {
  down(0);
} catch (e: any) {
  console.log(e instanceof RangeError, e.name); // expect: true RangeError
}
console.log('goes on'); // expect: goes on
