// expect syntax error: TG1100
}
