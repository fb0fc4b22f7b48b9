// expect syntax error: any
({ m() { super(); } });
