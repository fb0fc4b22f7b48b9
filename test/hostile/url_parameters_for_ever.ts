// limit: memory|deadline
const url = new URL('https://example.org/');
for (let i = 0; ; i++) url.searchParams.append('name' + i, 'value');
