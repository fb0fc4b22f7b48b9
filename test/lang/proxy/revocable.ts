const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const { proxy, revoke } = Proxy.revocable<any>(function () {}, {});
const outer: any = new Proxy(proxy, {});
proxy.a = 1;
console.log(proxy.a, outer.a, revoke.name === '', revoke.length); // expect: 1 1 true 0
revoke();
revoke();
console.log(attempt(() => proxy.a), attempt(() => { proxy.a = 1; }), attempt(() => 'a' in proxy), attempt(() => delete proxy.a), attempt(() => Object.keys(proxy))); // expect: TypeError TypeError TypeError TypeError TypeError
console.log(attempt(() => proxy()), attempt(() => new proxy()), attempt(() => Object.getPrototypeOf(proxy)), attempt(() => Array.isArray(proxy)), typeof proxy); // expect: TypeError TypeError TypeError TypeError function
console.log(attempt(() => outer.a), attempt(() => new Proxy(proxy, {}) && 'made'), attempt(() => Object.isExtensible(proxy))); // expect: TypeError made TypeError
try { proxy.x; } catch (e) { console.log((e as Error).message); } // expect: Cannot perform 'get' on a proxy that has been revoked
