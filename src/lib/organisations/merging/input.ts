/** What somebody sends to merge two entries. */
import * as v from 'valibot';
import * as fields from '#lib/platform/forms/fields.ts';

export const mergeInput = v.object({ into: fields.slug, reason: fields.reason() });
