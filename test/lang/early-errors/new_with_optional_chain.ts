// expect syntax error: any
new a?.b();
