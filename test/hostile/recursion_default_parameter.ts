// limit: stack
function f(a: any = f()): any { return a; }
f();
