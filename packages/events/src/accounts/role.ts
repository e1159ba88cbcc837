import { z } from 'zod';

/** What a user may do, from least to most: each may do what those before it may. */
export const ROLES = ['viewer', 'dispatcher', 'operator', 'admin'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** The one of two roles that may do less. */
export function lesserRole(one: Role, other: Role): Role {
  return ROLES[Math.min(ROLES.indexOf(one), ROLES.indexOf(other))]!;
}
