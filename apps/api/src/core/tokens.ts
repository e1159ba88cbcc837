// Injection tokens of values that are not classes.
export const ENV = Symbol('ENV');
export const FLEET = Symbol('FLEET');
