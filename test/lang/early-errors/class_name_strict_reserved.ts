// expect syntax error: TG1201
class let {}
