import { expect, it } from 'vitest';
import { describeIssues } from './rejection.js';
import { reportSchema } from './report.js';

it('names the wrong fields and echoes nothing that the sender made up', () => {
  const secret = 'my-secret';
  const result = reportSchema.safeParse({
    truckId: 'T1',
    latitude: 91,
    longitude: secret,
    attributes: { [secret]: {} },
  });
  const sentence = describeIssues(result.error?.issues ?? []);
  expect(sentence).toContain('latitude: ');
  expect(sentence).toContain('longitude: ');
  expect(sentence).not.toContain(secret);
  expect(sentence).not.toContain('91');
});
