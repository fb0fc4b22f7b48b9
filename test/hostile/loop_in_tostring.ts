// limit: deadline
String({ toString() { for (;;) {} } });
