export default () => 'standard';
