// expect syntax error: any
({ a }) += 1;
