// expect syntax error: TG1102
async (a)
=> a;
