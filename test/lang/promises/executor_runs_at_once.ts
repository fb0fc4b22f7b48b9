const log: string[] = [];
const p = new Promise<string>((resolve) => { log.push('executor'); resolve('value'); log.push('after resolve'); });
p.then((v) => { log.push(v); console.log(log.join(', ')); }); // expect: executor, after resolve, script ends, value
log.push('script ends');
