console.log('throws runs');
throw new EvalError();
