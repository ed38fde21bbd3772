/** What stands in for the placeholders of a mail where its words are written and looked at. */
import { formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';

const examples = {
	person: m.mail_example_person,
	otherPerson: m.mail_example_other_person,
	organisation: m.mail_example_organisation,
	otherOrganisation: m.mail_example_other_organisation,
	bothOrganisations: m.mail_example_both_organisations,
	title: m.mail_example_title,
	otherTitle: m.mail_example_other_title,
	meeting: m.mail_example_meeting,
	commitmentType: m.mail_example_commitment_type,
	period: m.mail_example_period,
	amount: m.mail_example_amount,
	otherAmount: m.mail_example_other_amount,
	reported: m.mail_example_reported,
	change: m.mail_example_change,
	outcome: m.mail_example_outcome,
	missing: m.mail_example_missing,
	written: m.mail_example_written,
	when: m.mail_example_when,
	date: () => formatDate('2027-01-15'),
	otherDate: () => formatDate('2027-12-31'),
	place: m.mail_example_place,
	code: () => 'K7M2-9Q4T',
	version: () => '2',
	otherVersion: () => '1',
	link: () => 'https://…',
} as const satisfies Record<string, () => string>;
export type ExampleKey = keyof typeof examples;

/** Which of them fills a placeholder, unless a kind of mail says otherwise. */
const usual: Readonly<Record<string, ExampleKey>> = {
	name: 'person',
	signer: 'otherPerson',
	organisation: 'organisation',
	organiser: 'organisation',
	by: 'otherOrganisation',
	lead: 'otherOrganisation',
	delivers: 'organisation',
	confirms: 'otherOrganisation',
	names: 'bothOrganisations',
	title: 'title',
	umbrella: 'otherTitle',
	meeting: 'meeting',
	type: 'commitmentType',
	period: 'period',
	amount: 'amount',
	target: 'amount',
	confirmed: 'otherAmount',
	what: 'reported',
	change: 'change',
	changes: 'change',
	outcome: 'outcome',
	missing: 'missing',
	reason: 'written',
	why: 'written',
	note: 'written',
	word: 'written',
	text: 'written',
	answer: 'written',
	agenda: 'written',
	description: 'written',
	when: 'when',
	time: 'when',
	where: 'place',
	before: 'when',
	date: 'date',
	deadline: 'date',
	start: 'date',
	from: 'date',
	end: 'otherDate',
	to: 'otherDate',
	code: 'code',
	version: 'version',
	signed: 'otherVersion',
	link: 'link',
	workspace: 'link',
	certificate: 'link',
	verify: 'link',
};

/** Null where nobody has said what fills it. */
export function exampleOf(name: string, own: Readonly<Record<string, ExampleKey>> = {}): string | null {
	const key = own[name] ?? usual[name];
	return key ? examples[key]() : null;
}
