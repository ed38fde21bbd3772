/** What the opportunities room holds of people: whom to ask, and who wrote what. */
import { sql } from 'kysely';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { defineKeeper, empties } from '#lib/platform/personal-data/keeping.server.ts';
import {
	byRule,
	called,
	wrote,
	type PersonalData,
	type Subject,
} from '#lib/platform/personal-data/personal-data.server.ts';

/** Named with their e-mail, or by name by an organisation they belong to, or in what they wrote. */
const contact = ({ id, name, email }: Subject) =>
	sql<boolean>`(lower(t.contact_email) = ${email}::text or (lower(t.contact_name) = lower(${name}::text)
		and (t.created_by = ${id}::integer or t.organisation_id in
			(select organisation_id from membership where person_id = ${id}::integer))))`;

export const opportunitiesData: PersonalData = {
	room: 'opportunities',
	holdings: [
		byRule('opportunity', 'contactForOpportunities', contact, {
			kind: 'opportunity',
			// Done by `erase` below: readers must still find somebody to ask.
			erasure: 'emptied',
			copied: ['contactName', 'contactEmail', 'contactPhone'],
			beside: { title: sql`t.title` },
		}),
		wrote('opportunity', 'createdBy', 'opportunitiesYouWrote', [
			'createdAt',
			'title',
			'programme',
			'description',
			'learn',
			'placeName',
			'address',
			'link',
		]),
		wrote('opportunity', 'stateChangedBy', 'opportunitiesYouChanged', [
			'stateChangedAt',
			'title',
			'state',
			'stateReason',
		]),
		wrote('placement', 'filledBy', 'placesYouFilled', ['createdAt', 'filledOn', 'ordinal'], {
			opportunity: called('opportunity', 'title', 'opportunityId'),
		}),
		wrote(
			'placement',
			'takenBackBy',
			'placesYouTookBack',
			['takenBackAt', 'takenBackReason', 'filledOn', 'ordinal'],
			{
				opportunity: called('opportunity', 'title', 'opportunityId'),
			},
		),
	],
	impersonal: {
		'keys of languages and of the policy': [
			'opportunity.content_locale',
			'opportunity.languages',
			'opportunity.categories',
			'opportunity.focus_area',
		],
		'part of an address': ['opportunity.slug'],
		'the list or feed it came from, and its number there': ['opportunity.source', 'opportunity.source_key'],
	},
	/** The organisation's own public address stands in, where it has one that is not theirs too. */
	async erase(trx, subject, at) {
		await sql`update opportunity t set contact_forgotten_at = ${at}, contact_name = null,
				contact_email = own.email, contact_phone = own.phone
			from (select o.id, case when not own_address then o.public_email end as email,
					case when not own_address then o.public_phone end as phone
				from organisation o, lateral (select coalesce(lower(o.public_email) = ${subject.email}::text, false) as own_address) is_own) own
			where own.id = t.organisation_id and ${contact(subject)}`.execute(trx);
	},
	async giveUp(trx, organisationId) {
		await trx.deleteFrom('opportunity').where('organisationId', '=', organisationId).execute();
	},
};

/** Whom to ask, once nobody can apply any more: after the deadline's term, and where the organisation has closed. */
export const forgetContacts = defineKeeper('opportunities.forget_contacts', [
	empties(
		'opportunityContact',
		'opportunity',
		['contactName', 'contactEmail', 'contactPhone'],
		(before) => sql`t.deadline_on < ${copenhagenDate(before)}::date
			or t.organisation_id in (select id from organisation where state = 'closed')`,
		(at) => sql`contact_forgotten_at = ${at}`,
	),
]);
