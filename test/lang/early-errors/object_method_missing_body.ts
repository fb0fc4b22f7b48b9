// expect syntax error: any
({ m() });
