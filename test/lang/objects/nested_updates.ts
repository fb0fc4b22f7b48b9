const state: any = { user: { tags: ['a'], address: { city: 'X' } } };
state.user.tags[1] = 'b';
state.user.address.city += 'Y';
state['user']['address']['zip'] = 5;
console.log(JSON.stringify(state)); // expect: {"user":{"tags":["a","b"],"address":{"city":"XY","zip":5}}}
