const settings = { mode: 'fast', nested: { list: [1, 2, 3] } };
export = settings;
