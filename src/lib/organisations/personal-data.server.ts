/** What the organisations room holds of people. */
import { sql } from 'kysely';
import { baseLocale } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { defineKeeper, empties } from '#lib/platform/personal-data/keeping.server.ts';
import {
	byEmail,
	byRule,
	called,
	wrote,
	type PersonalData,
	type Subject,
} from '#lib/platform/personal-data/personal-data.server.ts';

/** Named with their e-mail, or by name by an organisation they belong to or brought. */
const contact = ({ id, name, email }: Subject) =>
	sql<boolean>`(lower(t.contact_email) = ${email}::text or (lower(t.contact_name) = lower(${name}::text)
		and (t.created_by = ${id}::integer or t.id in (select organisation_id from membership where person_id = ${id}::integer))))`;

const organisation = { organisation: called('organisation', 'name', 'organisationId') };

export const organisationsData: PersonalData = {
	room: 'organisations',
	holdings: [
		byRule('organisation', 'contactOf', contact, {
			kind: 'contact',
			erasure: 'emptied',
			copied: ['contactName', 'contactEmail', 'contactPhone'],
			beside: { organisation: sql`t.name` },
		}),
		byEmail('organisation', 'publicEmail', 'publicContactOf', {
			kind: 'contact',
			erasure: 'emptied',
			copied: ['publicEmail', 'publicPhone'],
			beside: { organisation: sql`t.name` },
		}),
		wrote('organisation', 'createdBy', 'organisationsYouEntered', ['createdAt', 'name', 'purpose']),
		wrote('organisation', 'stateChangedBy', 'organisationsYouChanged', ['stateChangedAt', 'name', 'state']),
		wrote(
			'organisationReview',
			'reviewedBy',
			'reviews',
			['reviewedAt', 'outcome', 'reason', 'fieldNotes'],
			organisation,
		),
		wrote(
			'image',
			'uploadedBy',
			'pictures',
			['uploadedAt', 'width', 'height', 'bytes', 'fileKey'],
			{},
			'picture',
		),
		wrote('organisationMerge', 'mergedBy', 'partnersYouMerged', ['mergedAt', 'reason'], {
			organisation: called('organisation', 'name', 'intoId'),
		}),
		wrote('organisationDouble', 'differentBy', 'partnersYouCalledDifferent', ['differentAt'], {
			organisation: called('organisation', 'name', 'oneId'),
			other: called('organisation', 'name', 'otherId'),
		}),
		wrote('organisationList', 'uploadedBy', 'listsYouHandedIn', ['uploadedAt', 'fileName']),
		wrote('organisationList', 'confirmedBy', 'listsYouSaidYesTo', ['confirmedAt', 'fileName']),
		wrote('image', 'takenDownBy', 'picturesYouTookDown', ['takenDownAt', 'takenDownReason'], organisation),
	],
	impersonal: {
		'a digest of what the file holds': ['image.sha256', 'handed_in_file.key', 'organisation_list.sha256'],
		'public lists of organisations, and what became of each line': [
			...['content', 'problem', 'detail', 'columns'].map((column) => `organisation_list.${column}`),
			...['name', 'reason', 'detail', 'changes', 'cells'].map((column) => `organisation_list_line.${column}`),
		],
		"an organisation's public facts": [
			'organisation.slug',
			'organisation.cvr',
			'organisation.languages',
			'organisation.website',
			'organisation.source',
			'organisation.source_key',
		],
		'what two entries have in common': ['organisation_double.same'],
		'a place': ['site.label', 'site.address', 'site.postcode', 'site.city', 'site.p_number'],
	},
	/** The row keeps its number, as a person's does. Its pictures go with those that nothing shows. */
	async giveUp(trx, organisationId, at) {
		await trx.deleteFrom('site').where('organisationId', '=', organisationId).execute();
		await trx.deleteFrom('organisationReview').where('organisationId', '=', organisationId).execute();
		await trx
			.updateTable('organisation')
			.set({
				name: m.org_given_up_name({}, { locale: baseLocale }),
				slug: `given-up-${organisationId}`,
				cvr: null,
				parentId: null,
				purpose: '',
				languages: sql`default`,
				website: null,
				publicEmail: null,
				publicPhone: null,
				createdBy: null,
				state: 'closed',
				stateChangedAt: at,
				stateChangedBy: null,
			})
			.where('id', '=', organisationId)
			.execute();
	},
};

/** Contact persons of those the municipality said no to. Of closed ones the database forgets them as it closes them. */
export const forgetContacts = defineKeeper('organisations.forget_contacts', [
	empties(
		'declinedContact',
		'organisation',
		['contactName', 'contactEmail', 'contactPhone'],
		(before) => sql`t.state = 'declined' and t.state_changed_at < ${before}`,
	),
]);
