/** What the reporting room holds of people: who wrote and sent, and who was asked. */
import { sql } from 'kysely';
import {
	byRule,
	called,
	wrote,
	type PersonalData,
} from '#lib/platform/personal-data/personal-data.server.ts';

const organisation = { organisation: called('organisation', 'name', 'organisationId') };

export const reportingData: PersonalData = {
	room: 'reporting',
	holdings: [
		wrote('report', 'savedBy', 'reports', ['savedAt', 'halfYear', 'story', 'imageAlt'], organisation),
		wrote('report', 'sentBy', 'reportsYouSent', ['sentAt', 'halfYear', 'story'], organisation),
		byRule(
			'reportLine',
			'reportLines',
			({ id }) =>
				id === null
					? null
					: sql<boolean>`t.report_id in (select id from report where saved_by = ${id} or sent_by = ${id})`,
			{
				kind: 'draft',
				erasure: 'number',
				copied: ['id', 'amount', 'completion', 'effects'],
				beside: { commitment: called('commitment', 'title', 'commitmentId') },
			},
		),
		wrote('reportVersion', 'sentBy', 'reportVersions', ['sentAt', 'version', 'content']),
		wrote(
			'reportingExtension',
			'askedBy',
			'extensions',
			['askedAt', 'halfYear', 'until', 'reason'],
			organisation,
		),
	],
	impersonal: {},
};
