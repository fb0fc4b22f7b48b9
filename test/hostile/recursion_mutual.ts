// limit: stack
function a(): any { return b() + 1; }
function b(): any { return a() + 1; }
a();
