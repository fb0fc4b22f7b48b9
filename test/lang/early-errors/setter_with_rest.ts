// expect syntax error: TG1230
({ set x(...a) {} });
