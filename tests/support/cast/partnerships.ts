/** Partnerships through their verbs: written, proposed, signed. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { ensureCharter } from '#lib/pledge/charter.server.ts';
import { createPartnership, updateParties, updateScope } from '#lib/partnerships/writing/drafts.server.ts';
import { proposePartnership, signPartnership } from '#lib/partnerships/partnerships.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { player } from './people.ts';

const roles = ['owner', 'signatory', 'reader'] as const;

export interface Member {
	actor: Actor;
	email: string;
}
export interface Cast {
	id: number;
	slug: string;
	name: string;
	owner: Member;
	signatory: Member;
	reader: Member;
}

/** An approved organisation that has not given the pledge. */
export async function addOrganisation(
	db: Database,
	name: string,
	kind: OrganisationKind = 'business',
): Promise<Cast> {
	const { id, slug, as } = await player(db, kind, { name, signed: false, roles });
	const member = (role: (typeof roles)[number]): Member => ({
		actor: as(role),
		email: as(role).person.email,
	});
	return { id, slug, name, owner: member('owner'), signatory: member('signatory'), reader: member('reader') };
}

export async function publish(db: Database): Promise<void> {
	await ensureCharter(db);
}

export const asSigner = { signerName: 'Maja Holm', signerTitle: 'Direktør' };

/** A draft by `lead` with the others invited; `optional` ones need not sign. */
export async function draft(
	db: Database,
	lead: Cast,
	others: readonly Cast[],
	optional: readonly Cast[] = [],
): Promise<string> {
	const slug = await createPartnership(db, lead.owner.actor, lead.slug, {
		title: 'Lærepladser på tværs',
		purpose: 'Vi vil sammen finde lærepladser til unge i bydelen.',
		startsOn: '2026-12-01',
		endsOn: '2027-12-01',
	});
	const all = [...others, ...optional];
	const party = ({ id }: Cast) => ({
		organisationId: id,
		brings: 'Vores del',
		required: !optional.some((one) => one.id === id),
	});
	await updateParties(db, lead.owner.actor, lead.slug, slug, {
		parties: [],
		add: all.map(({ id }) => id),
		search: '',
		intent: 'add',
	});
	await updateParties(db, lead.owner.actor, lead.slug, slug, {
		parties: all.map(party),
		add: [],
		search: '',
		intent: 'next',
	});
	await updateScope(db, lead.owner.actor, lead.slug, slug, { goals: ['2011-2014/goal-1'], districts: [3] });
	return slug;
}

export async function propose(
	db: Database,
	lead: Cast,
	others: readonly Cast[],
	optional: readonly Cast[] = [],
): Promise<string> {
	const slug = await draft(db, lead, others, optional);
	await proposePartnership(db, lead.signatory.actor, lead.slug, slug, asSigner);
	return slug;
}

/** An active partnership that all of them have signed, the first leads. */
export async function active(
	db: Database,
	parties: readonly Cast[],
	optional: readonly Cast[] = [],
): Promise<string> {
	const [lead, ...others] = parties as [Cast, ...Cast[]];
	const slug = await propose(db, lead, others, optional);
	for (const { slug: organisation, signatory } of [...others, ...optional])
		await signPartnership(db, signatory.actor, organisation, slug, asSigner);
	return slug;
}
