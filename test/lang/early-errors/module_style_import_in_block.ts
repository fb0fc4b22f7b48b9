// expect syntax error: TG1224
{ import 'x'; }
