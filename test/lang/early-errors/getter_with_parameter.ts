// expect syntax error: any
({ get x(a) { return 1; } });
