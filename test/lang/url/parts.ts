const show = (text: string, base?: string) => {
  try {
    const u = base === undefined ? new URL(text) : new URL(text, base);
    return [u.href, u.origin, u.protocol, u.username, u.password, u.host, u.hostname, u.port, u.pathname, u.search, u.hash].join(' ');
  } catch (e) {
    return (e as any).code;
  }
};
for (const text of [
  'https://user:pa%20ss@example.com:8080/a/b/../c/./d?x=1&y=2#frag', 'http://EXAMPLE.com:80', 'HTTPS://example.com:443/', 'ftp://host:21/x', 'ws://h:80/', 'wss://h:443/', 'http://h:0/',
  'http://h:65535', 'http://h:65536', 'http://h:x', 'http://h:', 'http://', 'http:///', 'http:/h/p', 'http:h/p', 'http:\\\\h\\p\\q', 'https://a b/', 'https://a%20b/', 'https://a%41b/', 'http://[::1]:3000/x',
  'http://[2001:db8:0:0:1:0:0:1]/', 'http://[::ffff:1.2.3.4]/', 'http://[1:2:3:4:5:6:7:8]', 'http://[::1', 'http://[1::2::3]', 'http://[1:2]', 'http://[::1.2.3]', 'http://[::1.2.3.256]', 'http://[g::1]',
  'http://1.2.3.4/', 'http://0x7f.1/', 'http://0177.0.0.1', 'http://256', 'http://256.0.0.1', 'http://1.2.3.4.5', 'http://4294967295', 'http://4294967296', 'http://1.2.3.', 'http://a.1', 'http://0x', 'http://09',
  'mailto:a@b.c?subject=hi there#x', 'data:text/plain,hello world', 'javascript:alert(1)', 'blob:https://a.b/uuid', 'blob:x', 'foo://bar:80/baz?q#f', 'foo:/a/../b', 'foo:///p', 'foo://h', 'foo:', 'foo:a b', 'foo://a b', 'foo://x\u00e9/', 'about:blank',
  'file:///etc/passwd', 'file://localhost/x', 'file://host/x', 'file:C|/x/..', 'file:///C:/../x', 'file:x/y', 'file:', 'file:///c:/a/b/../../..', 'a', '', '//x', 'http://user@', 'http://@h', 'http://:@h', 'http://u:p:q@h', 'http://a@b@c',
  ' \thttps://e\nx.com/\r ', 'https://x/%', 'https://x/%zz', 'https://x/%41', 'https://x/a%2e%2E/b', 'https://x/%2e/b', 'https://x/a/..', 'https://x/a/.', 'https://x/../../a', 'https://x//a//b', 'https://x/a;b=1', 'https://x/"<>`{}', 'https://x/\u00e9\u{1f600}\ud800',
  'https://x?\u00e9"\'<>`{}', 'foo://x?\'"', 'https://x#\u00e9"\'<>`{}', 'https://x/?', 'https://x/#', 'https://x?#', 'https://x/?a=b?c#d#e', 'https://\u00e9.com/', 'https://\u4f8b\u3048.jp', 'https://xn--fsq.com', 'https://b\u00fccher.example', 'https://\uff45xample\u3002com', 'https://stra\u00dfe.de', 'https://a\u00adb.c',
  'http://a|b', 'http://a^b', 'http://a<b', 'http://a%3Ab', 'http://a%00b', 'non-special://a|b', '1http://x', 'ht!tp://x', 'http//x', 'x-y+z.1://a',
]) {
  console.log(JSON.stringify(text), show(text));
}
// expect: "https://user:pa%20ss@example.com:8080/a/b/../c/./d?x=1&y=2#frag" https://user:pa%20ss@example.com:8080/a/c/d?x=1&y=2#frag https://example.com:8080 https: user pa%20ss example.com:8080 example.com 8080 /a/c/d ?x=1&y=2 #frag
// expect: "http://EXAMPLE.com:80" http://example.com/ http://example.com http:   example.com example.com  /
// expect: "HTTPS://example.com:443/" https://example.com/ https://example.com https:   example.com example.com  /
// expect: "ftp://host:21/x" ftp://host/x ftp://host ftp:   host host  /x
// expect: "ws://h:80/" ws://h/ ws://h ws:   h h  /
// expect: "wss://h:443/" wss://h/ wss://h wss:   h h  /
// expect: "http://h:0/" http://h:0/ http://h:0 http:   h:0 h 0 /
// expect: "http://h:65535" http://h:65535/ http://h:65535 http:   h:65535 h 65535 /
// expect: "http://h:65536" ERR_INVALID_URL
// expect: "http://h:x" ERR_INVALID_URL
// expect: "http://h:" http://h/ http://h http:   h h  /
// expect: "http://" ERR_INVALID_URL
// expect: "http:///" ERR_INVALID_URL
// expect: "http:/h/p" http://h/p http://h http:   h h  /p
// expect: "http:h/p" http://h/p http://h http:   h h  /p
// expect: "http:\\\\h\\p\\q" http://h/p/q http://h http:   h h  /p/q
// expect: "https://a b/" ERR_INVALID_URL
// expect: "https://a%20b/" ERR_INVALID_URL
// expect: "https://a%41b/" https://aab/ https://aab https:   aab aab  /
// expect: "http://[::1]:3000/x" http://[::1]:3000/x http://[::1]:3000 http:   [::1]:3000 [::1] 3000 /x
// expect: "http://[2001:db8:0:0:1:0:0:1]/" http://[2001:db8::1:0:0:1]/ http://[2001:db8::1:0:0:1] http:   [2001:db8::1:0:0:1] [2001:db8::1:0:0:1]  /
// expect: "http://[::ffff:1.2.3.4]/" http://[::ffff:102:304]/ http://[::ffff:102:304] http:   [::ffff:102:304] [::ffff:102:304]  /
// expect: "http://[1:2:3:4:5:6:7:8]" http://[1:2:3:4:5:6:7:8]/ http://[1:2:3:4:5:6:7:8] http:   [1:2:3:4:5:6:7:8] [1:2:3:4:5:6:7:8]  /
// expect: "http://[::1" ERR_INVALID_URL
// expect: "http://[1::2::3]" ERR_INVALID_URL
// expect: "http://[1:2]" ERR_INVALID_URL
// expect: "http://[::1.2.3]" ERR_INVALID_URL
// expect: "http://[::1.2.3.256]" ERR_INVALID_URL
// expect: "http://[g::1]" ERR_INVALID_URL
// expect: "http://1.2.3.4/" http://1.2.3.4/ http://1.2.3.4 http:   1.2.3.4 1.2.3.4  /
// expect: "http://0x7f.1/" http://127.0.0.1/ http://127.0.0.1 http:   127.0.0.1 127.0.0.1  /
// expect: "http://0177.0.0.1" http://127.0.0.1/ http://127.0.0.1 http:   127.0.0.1 127.0.0.1  /
// expect: "http://256" http://0.0.1.0/ http://0.0.1.0 http:   0.0.1.0 0.0.1.0  /
// expect: "http://256.0.0.1" ERR_INVALID_URL
// expect: "http://1.2.3.4.5" ERR_INVALID_URL
// expect: "http://4294967295" http://255.255.255.255/ http://255.255.255.255 http:   255.255.255.255 255.255.255.255  /
// expect: "http://4294967296" ERR_INVALID_URL
// expect: "http://1.2.3." http://1.2.0.3/ http://1.2.0.3 http:   1.2.0.3 1.2.0.3  /
// expect: "http://a.1" ERR_INVALID_URL
// expect: "http://0x" http://0.0.0.0/ http://0.0.0.0 http:   0.0.0.0 0.0.0.0  /
// expect: "http://09" ERR_INVALID_URL
// expect: "mailto:a@b.c?subject=hi there#x" mailto:a@b.c?subject=hi%20there#x null mailto:      a@b.c ?subject=hi%20there #x
// expect: "data:text/plain,hello world" data:text/plain,hello world null data:      text/plain,hello world
// expect: "javascript:alert(1)" javascript:alert(1) null javascript:      alert(1)
// expect: "blob:https://a.b/uuid" blob:https://a.b/uuid https://a.b blob:      https://a.b/uuid
// expect: "blob:x" blob:x null blob:      x
// expect: "foo://bar:80/baz?q#f" foo://bar:80/baz?q#f null foo:   bar:80 bar 80 /baz ?q #f
// expect: "foo:/a/../b" foo:/b null foo:      /b
// expect: "foo:///p" foo:///p null foo:      /p
// expect: "foo://h" foo://h null foo:   h h
// expect: "foo:" foo: null foo:
// expect: "foo:a b" foo:a b null foo:      a b
// expect: "foo://a b" ERR_INVALID_URL
// expect: "foo://xé/" foo://x%C3%A9/ null foo:   x%C3%A9 x%C3%A9  /
// expect: "about:blank" about:blank null about:      blank
// expect: "file:///etc/passwd" file:///etc/passwd null file:      /etc/passwd
// expect: "file://localhost/x" file:///x null file:      /x
// expect: "file://host/x" file://host/x null file:   host host  /x
// expect: "file:C|/x/.." file:///C:/ null file:      /C:/
// expect: "file:///C:/../x" file:///C:/x null file:      /C:/x
// expect: "file:x/y" file:///x/y null file:      /x/y
// expect: "file:" file:/// null file:      /
// expect: "file:///c:/a/b/../../.." file:///c:/ null file:      /c:/
// expect: "a" ERR_INVALID_URL
// expect: "" ERR_INVALID_URL
// expect: "//x" ERR_INVALID_URL
// expect: "http://user@" ERR_INVALID_URL
// expect: "http://@h" http://h/ http://h http:   h h  /
// expect: "http://:@h" http://h/ http://h http:   h h  /
// expect: "http://u:p:q@h" http://u:p%3Aq@h/ http://h http: u p%3Aq h h  /
// expect: "http://a@b@c" http://a%40b@c/ http://c http: a%40b  c c  /
// expect: " \thttps://e\nx.com/\r " https://ex.com/ https://ex.com https:   ex.com ex.com  /
// expect: "https://x/%" https://x/% https://x https:   x x  /%
// expect: "https://x/%zz" https://x/%zz https://x https:   x x  /%zz
// expect: "https://x/%41" https://x/%41 https://x https:   x x  /%41
// expect: "https://x/a%2e%2E/b" https://x/a%2e%2E/b https://x https:   x x  /a%2e%2E/b
// expect: "https://x/%2e/b" https://x/b https://x https:   x x  /b
// expect: "https://x/a/.." https://x/ https://x https:   x x  /
// expect: "https://x/a/." https://x/a/ https://x https:   x x  /a/
// expect: "https://x/../../a" https://x/a https://x https:   x x  /a
// expect: "https://x//a//b" https://x//a//b https://x https:   x x  //a//b
// expect: "https://x/a;b=1" https://x/a;b=1 https://x https:   x x  /a;b=1
// expect: "https://x/\"<>`{}" https://x/%22%3C%3E%60%7B%7D https://x https:   x x  /%22%3C%3E%60%7B%7D
// expect: "https://x/é😀\ud800" https://x/%C3%A9%F0%9F%98%80%EF%BF%BD https://x https:   x x  /%C3%A9%F0%9F%98%80%EF%BF%BD
// expect: "https://x?é\"'<>`{}" https://x/?%C3%A9%22%27%3C%3E`{} https://x https:   x x  / ?%C3%A9%22%27%3C%3E`{}
// expect: "foo://x?'\"" foo://x?'%22 null foo:   x x   ?'%22
// expect: "https://x#é\"'<>`{}" https://x/#%C3%A9%22'%3C%3E%60{} https://x https:   x x  /  #%C3%A9%22'%3C%3E%60{}
// expect: "https://x/?" https://x/? https://x https:   x x  /
// expect: "https://x/#" https://x/# https://x https:   x x  /
// expect: "https://x?#" https://x/?# https://x https:   x x  /
// expect: "https://x/?a=b?c#d#e" https://x/?a=b?c#d#e https://x https:   x x  / ?a=b?c #d#e
// expect: "https://é.com/" https://xn--9ca.com/ https://xn--9ca.com https:   xn--9ca.com xn--9ca.com  /
// expect: "https://例え.jp" https://xn--r8jz45g.jp/ https://xn--r8jz45g.jp https:   xn--r8jz45g.jp xn--r8jz45g.jp  /
// expect: "https://xn--fsq.com" https://xn--fsq.com/ https://xn--fsq.com https:   xn--fsq.com xn--fsq.com  /
// expect: "https://bücher.example" https://xn--bcher-kva.example/ https://xn--bcher-kva.example https:   xn--bcher-kva.example xn--bcher-kva.example  /
// expect: "https://ｅxample。com" https://example.com/ https://example.com https:   example.com example.com  /
// expect: "https://straße.de" https://xn--strae-oqa.de/ https://xn--strae-oqa.de https:   xn--strae-oqa.de xn--strae-oqa.de  /
// expect: "https://a­b.c" https://ab.c/ https://ab.c https:   ab.c ab.c  /
// expect: "http://a|b" ERR_INVALID_URL
// expect: "http://a^b" ERR_INVALID_URL
// expect: "http://a<b" ERR_INVALID_URL
// expect: "http://a%3Ab" ERR_INVALID_URL
// expect: "http://a%00b" ERR_INVALID_URL
// expect: "non-special://a|b" ERR_INVALID_URL
// expect: "1http://x" ERR_INVALID_URL
// expect: "ht!tp://x" ERR_INVALID_URL
// expect: "http//x" ERR_INVALID_URL
// expect: "x-y+z.1://a" x-y+z.1://a null x-y+z.1:   a a
