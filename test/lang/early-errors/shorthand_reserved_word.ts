// expect syntax error: any
({ class });
