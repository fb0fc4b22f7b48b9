const log: string[] = [];
Promise.resolve().then(() => { log.push('0'); return Promise.resolve(4); }).then((v) => { log.push(String(v)); });
Promise.resolve().then(() => log.push('1')).then(() => log.push('2')).then(() => log.push('3')).then(() => log.push('5')).then(() => log.push('6'))
  .then(() => console.log(log.join(''))); // expect: 0123456
