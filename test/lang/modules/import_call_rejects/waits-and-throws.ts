export {};
await 0;
throw new URIError();
