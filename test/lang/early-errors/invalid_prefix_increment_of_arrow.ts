// expect syntax error: any
++(() => {});
