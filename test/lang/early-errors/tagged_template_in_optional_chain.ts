// expect syntax error: any
a?.b`x`;
