console.log('bad runs');
throw new RangeError('from module');
