// limit: stack
const f = (): any => 'a'.replace('a', f);
f();
