const u = new URL('http://u:p@a.b:81/c?d=e&f#g');
console.log(u);
console.log({ u: new URL('https://x/') });
console.log(u.searchParams, new URLSearchParams(), [new URLSearchParams('a=1')]);
const controller = new AbortController();
console.log(controller, controller.signal);
controller.abort();
console.log(controller.signal);
// expect: URL {
// expect:   href: 'http://u:p@a.b:81/c?d=e&f#g',
// expect:   origin: 'http://a.b:81',
// expect:   protocol: 'http:',
// expect:   username: 'u',
// expect:   password: 'p',
// expect:   host: 'a.b:81',
// expect:   hostname: 'a.b',
// expect:   port: '81',
// expect:   pathname: '/c',
// expect:   search: '?d=e&f',
// expect:   searchParams: URLSearchParams { 'd' => 'e', 'f' => '' },
// expect:   hash: '#g'
// expect: }
// expect: {
// expect:   u: URL {
// expect:     href: 'https://x/',
// expect:     origin: 'https://x',
// expect:     protocol: 'https:',
// expect:     username: '',
// expect:     password: '',
// expect:     host: 'x',
// expect:     hostname: 'x',
// expect:     port: '',
// expect:     pathname: '/',
// expect:     search: '',
// expect:     searchParams: URLSearchParams {},
// expect:     hash: ''
// expect:   }
// expect: }
// expect: URLSearchParams { 'd' => 'e', 'f' => '' } URLSearchParams {} [ URLSearchParams { 'a' => '1' } ]
// expect: AbortController { signal: AbortSignal { aborted: false } } AbortSignal { aborted: false }
// expect: AbortSignal { aborted: true }
