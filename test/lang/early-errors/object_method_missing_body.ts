// expect syntax error: TG1124
({ m() });
