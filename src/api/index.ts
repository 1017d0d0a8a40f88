// OTHER PEOPLE'S DOOR: `create()`, shaped as remark's.
export const version = "0.1.0";
