// expect syntax error: any
({ a: 1 b: 2 });
