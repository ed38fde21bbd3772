/** Types of promises that a partner proposed, and that the municipality added. */
import { randomCode } from '#lib/i18n/slugs.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

const both = (da: string, en: string) => JSON.stringify({ da, en });

/** Waiting for the municipality's yes. @returns its key */
export async function proposedType(
	db: Database,
	organisationId: number | null,
	name = `Naboture ${randomCode(6)}`,
): Promise<string> {
	const key = `added-${randomCode(10)}`;
	await db
		.insertInto('addedCommitmentType')
		.values({
			...{ key, state: 'proposed', organisationId, proposedAt: new Date() },
			name: both(name, `Outings ${name}`),
			question: both('Hvor mange naboture bliver det til?', 'How many outings will it be?'),
			help: both(
				'En tur, alle i opgangen kan komme med på.',
				'An outing that anybody on the stairs may join.',
			),
			unitOne: both('nabotur', 'outing with neighbours'),
			unitOther: both('naboture', 'outings with neighbours'),
			...{ goal: '2011-2014/goal-6', defaultTarget: 4, confirms: 'municipality' },
		})
		.execute();
	return key;
}
