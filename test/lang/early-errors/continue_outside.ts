// expect syntax error: TG1207
continue;
