// limit: fuel
function f() { try { while (true) {} } finally { while (true) {} } }
f();
