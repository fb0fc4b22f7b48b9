// expect syntax error: TG1102
({ ... });
