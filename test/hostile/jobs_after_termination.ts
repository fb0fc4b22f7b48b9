// limit: deadline
const spin = () => { queueMicrotask(spin); queueMicrotask(spin); try { while (true) {} } finally { spin(); } };
queueMicrotask(spin);
