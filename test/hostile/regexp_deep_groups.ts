// limit: deadline
for (const n of [100, 1000, 100000]) try { new RegExp('('.repeat(n) + ')'.repeat(n)).test(''); } catch {}
for (const n of [100, 1000, 100000]) try { new RegExp('(?:'.repeat(n) + 'a' + ')+'.repeat(n)).test('b'); } catch {}
for (const n of [100, 1000, 100000]) try { new RegExp('['.repeat(n) + ']'.repeat(n), 'v'); } catch {}
for (;;) {}
