try {
  [1].forEach(() => { throw new RangeError('from callback'); });
} finally {
  console.log('finally'); // expect: finally
}
// expect error: RangeError: from callback
