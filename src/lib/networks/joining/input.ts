/** What is sent about a network: by the municipality, by who coordinates it, and by an organisation that joins. */
import * as v from 'valibot';
import { joinings, themes } from '#lib/networks/circles/circle.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

const words = {
	name: fields.line({ least: 1, most: 160, missing: () => m.circle_network_name_missing() }),
	purpose: fields.paragraphs({ least: 10, most: 4000, missing: () => m.circle_purpose_missing() }),
	goals: fields.paragraphsOrNull(4000, 3),
	theme: fields.choice(themes, () => m.circle_theme_missing()),
	joining: fields.choice(joinings, () => m.circle_joining_missing()),
	/** Who coordinates it: the address of a partner's page, or the last part of it. */
	organisation: fields.line({ least: 1, most: 500, missing: () => m.circle_coordinator_missing() }),
	wordingRead: fields.tick,
};
export const newNetworkInput = v.object({ ...words, submission: fields.submission });
export type NewNetworkInput = v.InferOutput<typeof newNetworkInput>;
export const networkInput = v.object(words);
export type NetworkInput = v.InferOutput<typeof networkInput>;

export const muteInput = v.object({ muted: fields.tick });
export const acceptInput = v.object({ seat: fields.id });
export const declineInput = v.object({ seat: fields.id, reason: fields.reason() });

export const newsInput = v.object({
	newsTitle: fields.line({ least: 3, most: 160, missing: () => m.circle_news_title_missing() }),
	news: fields.paragraphs({ least: 3, most: 8000, missing: () => m.circle_news_missing() }),
	submission: fields.submission,
});
export type NewsInput = v.InferOutput<typeof newsInput>;
