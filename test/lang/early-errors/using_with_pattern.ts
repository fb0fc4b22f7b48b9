// expect syntax error: any
{ using { x } = null; using y; }
