export default 'default of js';
