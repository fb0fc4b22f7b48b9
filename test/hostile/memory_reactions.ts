// limit: memory
const never = new Promise(() => {});
while (true) never.then(() => {});
