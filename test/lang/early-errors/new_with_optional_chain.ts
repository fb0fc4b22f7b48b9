// expect syntax error: TG1232
new a?.b();
