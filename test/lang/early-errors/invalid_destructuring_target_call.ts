// expect syntax error: any
({ a: f() } = {});
