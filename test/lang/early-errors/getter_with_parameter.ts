// expect syntax error: TG1229
({ get x(a) { return 1; } });
