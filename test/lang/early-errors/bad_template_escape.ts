// expect syntax error: any
`\u{}`;
