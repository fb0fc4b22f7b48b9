let sum = 0;
for (let i = 0; i < 600; i++) Promise.resolve(i).then((v) => { sum += v; }).then(() => { sum++; });
Promise.resolve().then(() => {}).then(() => {}).then(() => console.log(sum)); // expect: 180300
