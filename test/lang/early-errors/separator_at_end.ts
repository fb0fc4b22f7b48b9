// expect syntax error: TG1013
1_;
