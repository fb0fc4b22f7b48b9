const u = new URL('http://u:p@a.b:81/c?d=e&f#g');
console.log(u);
console.log({ u: new URL('https://x/') });
console.log(u.searchParams, new URLSearchParams(), [new URLSearchParams('a=1')]);
const controller = new AbortController();
console.log(controller, controller.signal);
controller.abort();
console.log(controller.signal);
