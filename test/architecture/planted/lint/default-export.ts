const point = 1;
export default point;
