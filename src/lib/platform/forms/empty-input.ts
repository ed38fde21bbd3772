import * as v from 'valibot';

/** A button alone: a form without fields. */
export const emptyInput = v.object({});
