// limit: deadline
const p = Promise.resolve(1);
const again = Promise.prototype.then.bind(p);
const loop = () => again(loop);
again(loop);
