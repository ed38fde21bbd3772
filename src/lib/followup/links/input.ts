/** What the municipality may send us about what leans on a promise. */
import * as v from 'valibot';
import * as fields from '#lib/platform/forms/fields.ts';

/** The promise, by the last part of its address. */
export const linkInput = v.object({ commitment: fields.slug });
