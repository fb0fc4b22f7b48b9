// expect syntax error: TG1102
...[1];
