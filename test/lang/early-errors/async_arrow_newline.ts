// expect syntax error: any
async (a)
=> a;
