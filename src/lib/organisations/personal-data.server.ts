/** What the organisations room holds of people. */
import { sql } from 'kysely';
import { inBatches } from '#lib/platform/lists/batches.server.ts';
import { now } from '#lib/platform/clock.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import {
	byEmail,
	byRule,
	called,
	wrote,
	type PersonalData,
	type Subject,
} from '#lib/platform/personal-data/personal-data.server.ts';
import { termBefore } from '#lib/platform/personal-data/retention.ts';

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
		wrote('image', 'takenDownBy', 'picturesYouTookDown', ['takenDownAt', 'takenDownReason'], organisation),
	],
	impersonal: {
		'a digest of what the file holds': ['image.sha256', 'handed_in_file.key'],
		"an organisation's public facts": [
			'organisation.slug',
			'organisation.cvr',
			'organisation.languages',
			'organisation.website',
			'organisation.source',
			'organisation.source_key',
		],
		'a place': ['site.label', 'site.address', 'site.postcode', 'site.city', 'site.p_number'],
	},
	/** An application that nobody is left to finish is closed. */
	async erase(trx, { id }, at) {
		if (id === null) return;
		await sql`update organisation o set state = 'closed', state_changed_at = ${at}, state_changed_by = ${id}
			where o.state in ('draft', 'email_confirmed', 'waiting', 'changes_requested')
				and exists (select from membership m where m.organisation_id = o.id and m.person_id = ${id})
				and not exists (select from membership m where m.organisation_id = o.id and m.person_id <> ${id})`.execute(
			trx,
		);
	},
};

/** Contact persons of those the municipality said no to. Of closed ones the database forgets them as it closes them. */
export const forgetContacts = defineTask<unknown>('organisations.forget_contacts', async (db) => {
	const before = termBefore('declinedContact', now());
	await inBatches(async (limit) => {
		const { numAffectedRows } =
			await sql`update organisation set contact_name = null, contact_email = null, contact_phone = null
			where id in (select id from organisation where state = 'declined' and state_changed_at < ${before}
				and num_nonnulls(contact_name, contact_email, contact_phone) > 0 limit ${limit})`.execute(db);
		return Number(numAffectedRows ?? 0);
	});
});
