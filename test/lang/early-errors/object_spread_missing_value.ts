// expect syntax error: any
({ ... });
