// limit: memory
while (true) Promise.reject(new Error('nobody listens'));
