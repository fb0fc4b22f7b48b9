// limit: memory|deadline
const keys = new Proxy({ length: Number.MAX_SAFE_INTEGER }, { get: (t: any, k) => (k === 'length' ? t.length : 'key' + String(k)) });
Object.keys(new Proxy({}, { ownKeys: () => keys as any }));
