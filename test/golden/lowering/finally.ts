function first(list: string[]) {
  for (const item of list) {
    try {
      if (item === '') continue;
      return item;
    } catch (error) {
      throw error;
    } finally {
      list.length = 0;
    }
  }
}
