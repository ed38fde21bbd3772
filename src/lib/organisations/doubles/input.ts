/** What somebody sends about two entries that look alike. */
import * as v from 'valibot';
import * as fields from '#lib/platform/forms/fields.ts';

export const pairInput = v.object({ one: fields.id, other: fields.id });
