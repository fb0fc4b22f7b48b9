const set = (href: string, part: string, ...values: any[]) => {
  for (const value of values) {
    const u: any = new URL(href);
    u[part] = value;
    console.log(part, JSON.stringify(value), u.href);
  }
};
set('https://u:p@h:8080/a/b?c#d', 'protocol', 'http', 'ftp:', 'http:x', 'foo', 'file', '', '1', 'wss');
set('foo://h/a', 'protocol', 'bar', 'http', '!');
set('https://h:80/', 'protocol', 'http');
set('https://h/', 'username', 'x y', '', 'a:b@c', '\u00e9');
set('https://u:p@h/', 'password', 'x y', '', 'a:b@c');
set('file:///x', 'username', 'u');
set('mailto:x', 'host', 'h');
set('https://u:p@h:8080/a', 'host', 'x', 'x:1', 'x:443', 'x:', 'x:y', 'x/y', 'x?y', '', 'a b', '[::1]:5', 'X.Y', 'x:99999');
set('https://h:8080/a', 'hostname', 'x', 'x:1', '', '127.1', '[::2]', 'a/b', 'a@b');
set('foo://h:1/a', 'hostname', '', 'x y', 'X');
set('file:///x', 'host', 'h', 'h:1', '', 'localhost');
set('https://h:8080/a', 'port', '', '1', '443', '80x', 'x', '65536', 99, '007');
set('https://h/a?b#c', 'pathname', 'x', '/x/../y', '', '?', '#', 'a b', '\\x', '/%2e%2e/z');
set('mailto:x', 'pathname', 'y');
set('foo://h', 'pathname', '', 'x', '//y');
set('https://h/a?b#c', 'search', 'x=1', '?x', '', '#', "'", 'a b');
set('https://h/a?b#c', 'hash', 'x', '#x', '', 'a b`', '##');
set('https://h/a?b#c', 'href', 'http://other/');
const u = new URL('https://h/');
try {
  u.href = 'nope';
} catch (e: any) {
  console.log(e.message, u.href);
}
console.log(String(u), JSON.stringify({ u }), u.toString() === u.href, Object.prototype.toString.call(u), u instanceof URL);
for (const key in u) console.log(key);
// expect: protocol "http" http://u:p@h:8080/a/b?c#d
// expect: protocol "ftp:" ftp://u:p@h:8080/a/b?c#d
// expect: protocol "http:x" http://u:p@h:8080/a/b?c#d
// expect: protocol "foo" https://u:p@h:8080/a/b?c#d
// expect: protocol "file" https://u:p@h:8080/a/b?c#d
// expect: protocol "" https://u:p@h:8080/a/b?c#d
// expect: protocol "1" https://u:p@h:8080/a/b?c#d
// expect: protocol "wss" wss://u:p@h:8080/a/b?c#d
// expect: protocol "bar" bar://h/a
// expect: protocol "http" foo://h/a
// expect: protocol "!" foo://h/a
// expect: protocol "http" http://h/
// expect: username "x y" https://x%20y@h/
// expect: username "" https://h/
// expect: username "a:b@c" https://a%3Ab%40c@h/
// expect: username "é" https://%C3%A9@h/
// expect: password "x y" https://u:x%20y@h/
// expect: password "" https://u@h/
// expect: password "a:b@c" https://u:a%3Ab%40c@h/
// expect: username "u" file:///x
// expect: host "h" mailto:x
// expect: host "x" https://u:p@x:8080/a
// expect: host "x:1" https://u:p@x:1/a
// expect: host "x:443" https://u:p@x/a
// expect: host "x:" https://u:p@x:8080/a
// expect: host "x:y" https://u:p@x:8080/a
// expect: host "x/y" https://u:p@x:8080/a
// expect: host "x?y" https://u:p@x:8080/a
// expect: host "" https://u:p@h:8080/a
// expect: host "a b" https://u:p@h:8080/a
// expect: host "[::1]:5" https://u:p@[::1]:5/a
// expect: host "X.Y" https://u:p@x.y:8080/a
// expect: host "x:99999" https://u:p@x:8080/a
// expect: hostname "x" https://x:8080/a
// expect: hostname "x:1" https://h:8080/a
// expect: hostname "" https://h:8080/a
// expect: hostname "127.1" https://127.0.0.1:8080/a
// expect: hostname "[::2]" https://[::2]:8080/a
// expect: hostname "a/b" https://a:8080/a
// expect: hostname "a@b" https://h:8080/a
// expect: hostname "" foo://h:1/a
// expect: hostname "x y" foo://h:1/a
// expect: hostname "X" foo://X:1/a
// expect: host "h" file://h/x
// expect: host "h:1" file:///x
// expect: host "" file:///x
// expect: host "localhost" file:///x
// expect: port "" https://h/a
// expect: port "1" https://h:1/a
// expect: port "443" https://h/a
// expect: port "80x" https://h:80/a
// expect: port "x" https://h:8080/a
// expect: port "65536" https://h:8080/a
// expect: port 99 https://h:99/a
// expect: port "007" https://h:7/a
// expect: pathname "x" https://h/x?b#c
// expect: pathname "/x/../y" https://h/y?b#c
// expect: pathname "" https://h/?b#c
// expect: pathname "?" https://h/%3F?b#c
// expect: pathname "#" https://h/%23?b#c
// expect: pathname "a b" https://h/a%20b?b#c
// expect: pathname "\\x" https://h/x?b#c
// expect: pathname "/%2e%2e/z" https://h/z?b#c
// expect: pathname "y" mailto:x
// expect: pathname "" foo://h
// expect: pathname "x" foo://h/x
// expect: pathname "//y" foo://h//y
// expect: search "x=1" https://h/a?x=1#c
// expect: search "?x" https://h/a?x#c
// expect: search "" https://h/a#c
// expect: search "#" https://h/a?%23#c
// expect: search "'" https://h/a?%27#c
// expect: search "a b" https://h/a?a%20b#c
// expect: hash "x" https://h/a?b#x
// expect: hash "#x" https://h/a?b#x
// expect: hash "" https://h/a?b
// expect: hash "a b`" https://h/a?b#a%20b%60
// expect: hash "##" https://h/a?b##
// expect: href "http://other/" http://other/
// expect: Invalid URL https://h/
// expect: https://h/ {"u":"https://h/"} true [object URL] true
// expect: toString
// expect: href
// expect: origin
// expect: protocol
// expect: username
// expect: password
// expect: host
// expect: hostname
// expect: port
// expect: pathname
// expect: search
// expect: searchParams
// expect: hash
// expect: toJSON
