/** What people may send us about imports: one schema a form. */
import * as v from 'valibot';
import { danishLevels } from '#lib/listings/listing.ts';
import { m } from '#lib/paraglide/messages.js';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';
import * as fields from '#lib/platform/forms/fields.ts';

const settings = {
	danishLevel: fields.choice(danishLevels, () => m.event_danish_missing()),
	publishes: fields.tick,
};

/** Calendar programs write `webcal:` for what is fetched as any page is. */
const readFeed = (text: string) =>
	readWebAddress(text.trim().replace(/^webcals?:/i, 'https:'), ['https', 'http']);
const feedOrNull = fields.readOrNull(readFeed, () => m.field_web_wrong());

/** A feed's address, or a file beside it. */
export const importInput = v.object({ ...settings, url: feedOrNull });
export type ImportInput = v.InferOutput<typeof importInput>;

/** One of those that were left out. */
export const backInput = v.object({ item: fields.id });

export const takeInput = v.object({
	shown: fields.lines,
	/** Of what a file would change, `id:sign`: what was on the page, and what it looked like. */
	seen: fields.lines,
	chosen: fields.lines,
});
