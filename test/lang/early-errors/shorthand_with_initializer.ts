// expect syntax error: TG1228
({ a = 1 });
