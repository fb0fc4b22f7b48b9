// limit: deadline
const host = 'b\u00fccher.'.repeat(2000);
for (;;) {
  try {
    new URL('https://' + host + 'org/');
    new URL('https://' + '\u00fc'.repeat(20_000) + '.org/');
  } catch {}
}
