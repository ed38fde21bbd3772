/** SQL of who gets a letter and who does not: as it would be now until a partner's turn has come, then as it was. */
import { sql } from 'kysely';
import { rolesFor } from '#lib/accounts/access.ts';
import { isWilling } from '#lib/casework/consent/consent-rows.server.ts';
import type { MailList } from '#lib/casework/consent/lists.ts';
import { outcomes, type Audience, type Outcome, type PartnerInLetter } from '#lib/casework/writing/letter.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';

interface AboutLetter {
	id: number;
	list: MailList | null;
}

/** Whoever does more for a partner than read. */
const roles = rolesFor('report');
/** No letter goes to an organisation that is no longer one of us. */
const gone = sql`('closed', 'declined')`;

/** The contacts of `o`: accounts that have shown an address to be theirs. */
const contactsOf = sql`membership mb join person p on p.id = mb.person_id
	and p.email_confirmed_at is not null and p.erased_at is null
	where mb.organisation_id = o.id and mb.role = any(${[...roles]}::text[])`;

/** `who` of `o`, from `r`, a partner in a letter; `outcome` as it stands or would be. */
const judged = ({
	list,
}: AboutLetter) => sql`partner_letter_partner r join organisation o on o.id = r.organisation_id
	left join casework_case cc on cc.organisation_id = o.id
	left join lateral (select count(*)::int as contacts, (count(*) filter (where ${isWilling(list)}))::int as willing
		from ${contactsOf}) as who on r.done_at is null
	cross join lateral (select case when r.done_at is not null then r.outcome
		when o.state in ${gone} then 'closed' when who.contacts = 0 then 'nobody' when who.willing > 0 then 'sent'
		when coalesce(cc.advert_protected, false) then 'protected' else 'no_consent' end as outcome) as said`;

export async function audienceOf(db: Handle, letter: AboutLetter): Promise<Audience> {
	const people = (willing: boolean) => sql`(select count(distinct p.id)::int from partner_letter_partner r
		join organisation o on o.id = r.organisation_id and o.state not in ${gone}
		join lateral (select p.id, p.email from ${contactsOf} and ${isWilling(letter.list)} = ${willing}) as p on true
		where r.letter_id = ${letter.id} and r.done_at is null
			and not exists (select from partner_letter_reader had where had.letter_id = r.letter_id and had.person_id = p.id))`;
	const [counted, persons] = await Promise.all([
		sql<{ outcome: Outcome; n: number; waiting: number }>`
			select said.outcome, count(*)::int as n, (count(*) filter (where r.done_at is null))::int as waiting
			from ${judged(letter)} where r.letter_id = ${letter.id} group by 1`.execute(db),
		sql<{ had: number; willing: number; unwilling: number }>`
			select (select count(*)::int from partner_letter_reader where letter_id = ${letter.id}) as had,
				${people(true)} as willing, ${people(false)} as unwilling`.execute(db),
	]);
	const of = new Map(counted.rows.map(({ outcome, n }) => [outcome, n]));
	const { had = 0, willing = 0, unwilling = 0 } = persons.rows[0] ?? {};
	return {
		partners: Object.fromEntries(outcomes.map((one) => [one, of.get(one) ?? 0])) as Audience['partners'],
		people: had + willing,
		unwilling,
		waiting: counted.rows.reduce((sum, { waiting }) => sum + waiting, 0),
	};
}

const byName = keyset([sql`o.name collate "da-x-icu"`, 'asc', 'text'], ['o.id', 'asc', 'id']);

/** A page of the partners by name; of one outcome, or all. */
export async function partnersIn(
	db: Handle,
	letter: AboutLetter,
	outcome: Outcome | null,
	asked: Asked,
): Promise<Page<PartnerInLetter>> {
	const place = byName.read(asked);
	const { rows } = await sql<Keyed<PartnerInLetter>>`
		select o.slug, o.name, o.kind, said.outcome, case when r.done_at is null then who.willing else r.people end as people,
			r.done_at as "doneAt", ${byName.key} as cursor
		from ${judged(letter)} where r.letter_id = ${letter.id} and ${outcome ? sql`said.outcome = ${outcome}` : sql`true`}
			and ${byName.beyond(place)} order by ${byName.order(place)} limit ${asked.limit + 1}`.execute(db);
	return byName.cut<PartnerInLetter>(rows, place, asked.limit);
}

interface Contact {
	id: number;
	name: string;
	email: string;
	locale: Locale;
	willing: boolean;
}

/** A partner whose turn has not come, held; nothing where it has. */
export async function lockWaiting(trx: Transaction, letterId: number, organisationId: number) {
	const { rows } = await sql<{ name: string; isGone: boolean; isProtected: boolean }>`
		select o.name, o.state in ${gone} as "isGone", coalesce((select cc.advert_protected from casework_case cc
			where cc.organisation_id = o.id), false) as "isProtected"
		from partner_letter_partner r join organisation o on o.id = r.organisation_id
		where r.letter_id = ${letterId} and r.organisation_id = ${organisationId} and r.done_at is null
		for update of r`.execute(trx);
	return rows[0];
}

export async function contactsAt(
	db: Handle,
	organisationId: number,
	list: MailList | null,
): Promise<Contact[]> {
	const { rows } = await sql<Contact>`select p.id, p.name, p.email, p.locale, ${isWilling(list)} as willing
		from organisation o, lateral (select p.* from ${contactsOf}) as p
		where o.id = ${organisationId} order by p.id`.execute(db);
	return rows;
}
