const log: any[] = [];
async function f(mode: string) {
  try {
    log.push('try ' + mode);
    if (mode === 'throw') throw 'T';
    if (mode === 'reject') await Promise.reject('R');
    return await 'returned';
  } catch (e) {
    log.push('catch ' + e, await 'in catch');
    return 'caught';
  } finally {
    log.push(await ('finally ' + mode));
    if (mode === 'override') return 'overridden';
  }
}
(async () => {
  for (const mode of ['plain', 'throw', 'reject', 'override']) log.push(await f(mode));
  console.log(log.join('\n'));
})();
// expect: try plain
// expect: finally plain
// expect: returned
// expect: try throw
// expect: catch T
// expect: in catch
// expect: finally throw
// expect: caught
// expect: try reject
// expect: catch R
// expect: in catch
// expect: finally reject
// expect: caught
// expect: try override
// expect: finally override
// expect: overridden
