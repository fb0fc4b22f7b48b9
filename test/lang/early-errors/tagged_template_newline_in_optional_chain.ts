// expect syntax error: any
a?.`x`;
