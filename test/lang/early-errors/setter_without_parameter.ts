// expect syntax error: any
({ set x() {} });
