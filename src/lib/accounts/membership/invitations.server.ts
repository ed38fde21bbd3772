/** Inviting colleagues by e-mail. The link proves the e-mail; an address has one open invitation. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { may } from '#lib/accounts/access.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor, OrganisationRole } from '#lib/accounts/actor.ts';
import { address, write } from '#lib/accounts/letters/letters.server.ts';
import * as queries from '#lib/accounts/membership/invitation-queries.server.ts';
import { limits } from '#lib/accounts/signing-in/limits.ts';
import { invitationLetter } from '#lib/accounts/membership/letters.server.ts';
import { lockForManager } from '#lib/accounts/membership/members.server.ts';
import { insertMembership, lockMembers } from '#lib/accounts/membership/membership-queries.server.ts';
import { hashPassword } from '#lib/accounts/signing-in/passwords.server.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { ownEmail } from '#lib/accounts/registration.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { recordInvitation } from '#lib/accounts/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { notFound, found, Refused } from '#lib/platform/errors.ts';
import { linkState, type Link, type LinkState } from '#lib/platform/mail/links.ts';
import { findLink, renewInvitation, revokeLink, takeLink } from '#lib/platform/mail/links.server.ts';
import { attempt } from '#lib/platform/visitors/limits/throttle.server.ts';

/** Invites the address, or renews its open invitation. @throws Refused('already_member' | 'too_many_invitations') */
export async function invite(
	db: Database,
	actor: Actor,
	organisationId: number,
	{ email, role }: { email: string; role: OrganisationRole },
): Promise<void> {
	await countInvitation(db, actor, organisationId, email);
	await acting(db, actor, async (trx) => {
		const roles = await lockForManager(trx, actor, organisationId);
		const known = await people.findPersonByEmail(trx, email);
		if (known && roles.has(known.id)) throw new Refused('already_member');
		await sendInvitation(trx, actor, organisationId, email, role);
	});
}

export async function resendInvitation(
	db: Database,
	actor: Actor,
	organisationId: number,
	invitationId: number,
): Promise<void> {
	if (!may(actor, 'manage', organisationId)) notFound();
	const open = found(await queries.findOpenInvitation(db, organisationId, invitationId));
	await countInvitation(db, actor, organisationId, open.email);
	await acting(db, actor, async (trx) => {
		await lockForManager(trx, actor, organisationId);
		const { email, role } = found(await queries.findOpenInvitation(trx, organisationId, invitationId));
		await sendInvitation(trx, actor, organisationId, email, role);
	});
}

/** Takes the invitation back: its link stops working. */
export async function revokeInvitation(
	db: Database,
	actor: Actor,
	organisationId: number,
	invitationId: number,
): Promise<void> {
	await acting(db, actor, async (trx) => {
		await lockForManager(trx, actor, organisationId);
		found(await queries.findOpenInvitation(trx, organisationId, invitationId));
		await revokeLink(trx, invitationId);
		await recordInvitation(trx, actor, 'invitation.revoked', { id: invitationId, organisationId });
	});
}

/** For those who have asked whether the actor may, with the members held. */
export async function sendInvitation(
	trx: Transaction,
	actor: Actor,
	organisationId: number,
	email: string,
	role: OrganisationRole,
): Promise<void> {
	const person = actor.person ?? notFound();
	const { id, secret } = await renewInvitation(trx, { organisationId, email, role, createdBy: person.id });
	const facts = found(await queries.findInvitationFacts(trx, id));
	const reader = await people.findPersonByEmail(trx, email);
	const named = facts.organisationState === 'approved' || Boolean(reader?.emailConfirmedAt);
	const from = named ? { inviter: person.name, organisation: facts.organisation } : null;
	const to = address({ email, locale: reader?.locale ?? currentLocale() });
	await write(trx, to, null, () => invitationLetter(secret, role, from));
	await recordInvitation(trx, person.id, 'invitation.sent', { id, organisationId }, { role });
}

export interface InvitationPage {
	/** `halted`: the organisation takes nobody in as it stands; the link works again should that change. */
	state: LinkState | 'halted';
	email: string;
	role: OrganisationRole;
	organisation: string;
	kind: OrganisationKind;
	slug: string;
	inviter: string | null;
	hasAccount: boolean;
}

/** What the page of the link shows; null for a link that was never there or was replaced by a newer mail. */
export async function readInvitation(db: Database, secret: string): Promise<InvitationPage | null> {
	const link = await findLink(db, 'invitation', secret);
	const facts = link && (await queries.findInvitationFacts(db, link.id));
	if (!facts) return null;
	const person = await people.findPersonByEmail(db, link.email);
	const { organisationState, ...shown } = facts;
	const state = linkState(link, now());
	return {
		...shown,
		state: state === 'open' && !stateAllows(organisationState, 'manage') ? 'halted' : state,
		email: link.email,
		role: link.role as OrganisationRole,
		hasAccount: person !== undefined && person.emailConfirmedAt !== null,
	};
}

/** The person who is signed in with the invited e-mail says yes. @throws Refused('link_gone'); another e-mail is a 404 */
export async function acceptInvitation(db: Database, actor: Actor, secret: string): Promise<string> {
	const { person } = actor;
	if (!person) notFound();
	return db.transaction().execute(async (trx) => {
		const link = await take(trx, secret);
		if (link.email.toLowerCase() !== person.email.toLowerCase()) notFound();
		return join(trx, link, person.id);
	});
}

/**
 * Somebody without an account says yes and gets one. A person with a confirmed e-mail has to sign in instead.
 * @throws Refused('link_gone' | 'account_exists')
 */
export async function acceptAsNewPerson(
	db: Database,
	secret: string,
	{ name, password }: { name: string; password: string },
): Promise<{ personId: number; slug: string }> {
	const link = await findLink(db, 'invitation', secret);
	if (!link || linkState(link, now()) !== 'open') throw new Refused('link_gone');
	const { email } = link;
	const passwordHash = await hashPassword(password);
	return db.transaction().execute(async (trx) => {
		await people.holdEmail(trx, email);
		const taken = await take(trx, secret);
		const personId = await ownEmail(trx, email, name, passwordHash);
		return { personId, slug: await join(trx, taken, personId) };
	});
}

async function take(trx: Transaction, secret: string): Promise<Link<'invitation'>> {
	const link = await takeLink(trx, 'invitation', secret);
	if (!link) throw new Refused('link_gone');
	return link;
}

/** @returns the organisation's slug */
async function join(trx: Transaction, link: Link<'invitation'>, personId: number): Promise<string> {
	const { organisationId } = link;
	const role = link.role as OrganisationRole;
	await lockMembers(trx, organisationId);
	const { slug, organisationState } = found(await queries.findInvitationFacts(trx, link.id));
	if (!stateAllows(organisationState, 'manage')) throw new Refused('link_gone');
	await insertMembership(trx, { organisationId, personId, role, createdAt: now(), createdBy: personId });
	await recordInvitation(trx, personId, 'invitation.accepted', { id: link.id, organisationId }, { role });
	return slug;
}

async function countInvitation(
	db: Database,
	{ person, memberships }: Actor,
	organisationId: number,
	email: string,
): Promise<void> {
	if (!person) notFound();
	const approved = memberships.some(
		(one) => one.organisationId === organisationId && one.state === 'approved',
	);
	const byPerson = approved ? limits.invitations : limits.unapprovedInvitations;
	const allowed =
		(await attempt(db, byPerson, String(person.id))) &&
		(await attempt(db, limits.invitationsToEmail, `${organisationId} ${email.toLowerCase()}`));
	if (!allowed) throw new Refused('too_many_invitations');
}
