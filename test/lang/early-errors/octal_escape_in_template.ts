// expect syntax error: TG1010
`\01`;
