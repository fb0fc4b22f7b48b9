// limit: stack
function f(this: any): any { return f.call(this) || f.apply(this, []); }
f();
