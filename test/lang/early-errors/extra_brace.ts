// expect syntax error: any
}
