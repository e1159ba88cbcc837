import { type Role, ROLES, roleSchema } from '@fleetmap/events';

/** The greatest role that the values of a claim give. @param mapping pairs `value:role` */
export function roleOfClaim(claim: unknown, mapping: readonly string[]): Role | undefined {
  const values = new Set([claim].flat());
  const roles = mapping.flatMap((pair) => {
    const at = pair.lastIndexOf(':');
    return values.has(pair.slice(0, at)) ? [roleSchema.parse(pair.slice(at + 1))] : [];
  });
  return roles.toSorted((a, b) => ROLES.indexOf(b) - ROLES.indexOf(a))[0];
}
