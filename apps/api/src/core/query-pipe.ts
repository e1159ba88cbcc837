import { StandardSchemaValidationPipe } from '@nestjs/common';
import { describeIssues } from '@fleetmap/events';
import type { z } from 'zod';
import { Refusal } from './refusal.js';

/** Checks `@Query({ schema })` and `@Param({ schema })`; what is wrong with `from` and `until` has a code of its own. */
export const queryPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (given) => {
    const issues = given as unknown as z.core.$ZodIssue[];
    const isRange = issues.some(({ path }) => path[0] === 'from' || path[0] === 'until');
    return new Refusal({ code: isRange ? 'invalid_range' : 'invalid_message', message: describeIssues(issues) });
  },
});
