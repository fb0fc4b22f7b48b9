// limit: memory|deadline
let path = '/\u00e9 ';
for (;;) {
  path += path;
  const u = new URL('http://h' + path + '?' + path + '#' + path);
  u.searchParams.append(path, u.href);
}
