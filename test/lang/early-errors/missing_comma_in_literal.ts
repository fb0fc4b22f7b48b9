// expect syntax error: TG1101
({ a: 1 b: 2 });
