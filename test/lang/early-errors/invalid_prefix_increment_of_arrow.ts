// expect syntax error: TG1200
++(() => {});
