// limit: stack
function f(): any { return f() + 1; }
f();
