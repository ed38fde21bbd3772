/** What the methods hold of people: who wrote a card or told of trying one, and who at the municipality decided. Of those who were there only how many. */
import { called, wrote, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

const method = { method: called('method', 'slug', 'methodId') };
const of = (table: string, columns: readonly string[]) => columns.map((column) => `${table}.${column}`);

export const methodsData: PersonalData = {
	room: 'methods',
	holdings: [
		wrote('method', 'writtenBy', 'methodsYouWrote', [
			'sentAt',
			'title',
			'summary',
			'forWhom',
			'steps',
			'materials',
			'takes',
		]),
		wrote('method', 'decidedBy', 'methodsYouDecided', ['decidedAt', 'state', 'title', 'refusal']),
		wrote(
			'methodReport',
			'writtenBy',
			'methodsYouTried',
			['sentAt', 'triedOn', 'districtNr', 'people', 'outcome', 'change'],
			method,
		),
		wrote('methodReport', 'decidedBy', 'methodReportsYouDecided', ['decidedAt', 'state', 'refusal'], method),
	],
	impersonal: {
		'an address that says nothing': ['method.slug'],
		'where a method comes from, and what says that it works': of('method', [
			'evidence_source',
			'evidence_url',
			'origin_name',
			'origin_url',
		]),
		'how many a method is for': ['method.least_people', 'method.most_people'],
		'keys of the policy and of a language': ['method.areas', 'method_report.content_locale'],
		'made of the words of the card': ['method.search'],
	},
};
