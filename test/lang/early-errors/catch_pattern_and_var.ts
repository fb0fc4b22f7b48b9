// expect syntax error: TG2001
try {} catch ([e]) { var e; }
