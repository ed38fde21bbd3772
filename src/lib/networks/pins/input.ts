/** What whoever coordinates a network sends about what it puts first. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

export const pinInput = v.object({
	/** The address of the thing's page. */
	pin: fields.line({ least: 1, most: 500, missing: () => m.circle_pin_missing() }),
});
export const pinnedInput = v.object({ id: fields.id });
