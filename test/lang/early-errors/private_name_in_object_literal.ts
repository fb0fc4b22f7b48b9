// expect syntax error: any
({ #x: 1 });
