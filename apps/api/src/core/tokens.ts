// Injection tokens of values that are not classes.
export const ENV = Symbol('ENV');
export const FLEET = Symbol('FLEET');
export const POSITION_STORE = Symbol('POSITION_STORE');
export const STORAGE = Symbol('STORAGE');
