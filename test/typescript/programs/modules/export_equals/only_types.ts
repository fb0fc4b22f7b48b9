interface Only { o: number }
export = Only;
