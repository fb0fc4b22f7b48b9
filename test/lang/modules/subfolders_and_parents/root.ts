console.log('root');
export const root = 'root';
