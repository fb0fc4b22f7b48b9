// limit: stack
function f(s: string): string { return s.replace(/a/g, f); }
f('a');
