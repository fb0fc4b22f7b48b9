// limit: stack
const f = (): any => JSON.parse('[1]', f);
f();
