// expect syntax error: any
`\01`;
