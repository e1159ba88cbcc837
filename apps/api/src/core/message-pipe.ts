import { StandardSchemaValidationPipe } from '@nestjs/common';
import { describeIssues } from '@fleetmap/events';
import type { z } from 'zod';
import { Refusal } from './refusal.js';

/** Checks `@MessageBody({ schema })` and `@Query({ schema })` against the catalog's schema. */
export const messagePipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new Refusal({ code: 'invalid_message', message: describeIssues(issues as unknown as z.core.$ZodIssue[]) }),
});
