// expect syntax error: any
`${1}` = 1;
