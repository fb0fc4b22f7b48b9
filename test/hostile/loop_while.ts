// limit: deadline
while (true) {}
