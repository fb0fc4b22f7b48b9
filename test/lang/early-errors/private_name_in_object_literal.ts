// expect syntax error: TG1100
({ #x: 1 });
