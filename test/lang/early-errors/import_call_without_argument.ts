// expect syntax error: TG1102
import();
