/** What of the policy is rows: its periods, and then the types of promises, which serve their goals. */
import { learnTypes } from '#lib/commitments/types/catalogue.server.ts';
import { learnEditions } from '#lib/followup/policy-edition/learning.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

export async function learnPolicy(db: Handle): Promise<void> {
	await learnEditions(db);
	await learnTypes(db);
}
