import { z } from 'zod';
import { userNameSchema } from './names.js';

/** A viewer's first message. */
export const joinRequestSchema = z.object({ user: userNameSchema });
export type JoinRequest = z.infer<typeof joinRequestSchema>;

/** The server's welcome: `Usuário entrou: <user>`. */
export const joinedSchema = z.object({ message: z.string() });
export type Joined = z.infer<typeof joinedSchema>;
