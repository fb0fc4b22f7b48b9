const log: string[] = [];
try {
  try { throw 1; } catch { log.push('catch'); throw 2; } finally { log.push('finally'); }
} catch (e) { log.push('outer ' + e); }
console.log(log.join()); // expect: catch,finally,outer 2
