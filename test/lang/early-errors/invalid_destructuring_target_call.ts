// expect syntax error: TG1200
({ a: f() } = {});
