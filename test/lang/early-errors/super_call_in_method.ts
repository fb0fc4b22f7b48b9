// expect syntax error: TG1214
({ m() { super(); } });
