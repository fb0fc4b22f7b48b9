import config from './config.json' with { type: 'json' };
import list from './list.json' with { type: 'json' };
console.log(config.name, config.nested.deep[1], list.length, JSON.stringify(config));
config.name = 'changed';
console.log(config.name);
// expect: conf 2 3 {"name":"conf","nested":{"deep":[1,2,3]},"é":null}
// expect: changed
