const log: string[] = [];
function f(how: string) {
  try {
    if (how === 'throw') throw new Error('x');
    if (how === 'return') return 'returned';
    log.push('normal');
  } catch (e: any) {
    log.push('caught ' + e.message);
  } finally {
    log.push('finally ' + how);
  }
  return 'end';
}
console.log(f('normal'), f('throw'), f('return')); // expect: end end returned
console.log(log.join(', ')); // expect: normal, finally normal, caught x, finally throw, finally return
