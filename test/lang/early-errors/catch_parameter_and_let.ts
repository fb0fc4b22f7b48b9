// expect syntax error: any
try {} catch (e) { let e; }
