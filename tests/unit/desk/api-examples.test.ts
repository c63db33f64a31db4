import { expect, test } from 'vitest';
import { examples } from '#lib/desk/api/examples.ts';
import { operations } from '#lib/desk/operations.ts';
import { nothingSchema } from '#lib/desk/inputs.ts';

const taking = operations.filter(({ method, input }) => !['GET', 'DELETE'].includes(method) && input !== nothingSchema);

test.each(taking.map((operation) => [operation.id, operation] as const))(
  'the API’s description has an example of %s, and it is valid',
  (id, { input }) => {
    expect(examples.has(id)).toBe(true);
    expect(input.safeParse(examples.get(id)).error?.issues).toBeUndefined();
  },
);

test('there is no example of anything else', () => {
  expect([...examples.keys()].filter((id) => !taking.some((operation) => operation.id === id))).toEqual([]);
});
