/** Inviting colleagues by e-mail. The link proves the e-mail; an address has one open invitation. */
import { may } from '#lib/accounts/access.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor, OrganisationRole } from '#lib/accounts/actor.ts';
import * as links from '#lib/accounts/link-queries.server.ts';
import { limits } from '#lib/accounts/signing-in/limits.ts';
import { lifetimes, linkState, type LinkState } from '#lib/accounts/mail-link.ts';
import { invitationMail } from '#lib/accounts/mails.server.ts';
import { lockForManager } from '#lib/accounts/membership/members.server.ts';
import { insertMembership, lockMembers } from '#lib/accounts/membership/membership-queries.server.ts';
import { hashPassword } from '#lib/accounts/signing-in/passwords.server.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { ownEmail } from '#lib/accounts/registration.server.ts';
import { hashOfSecret, newSecret } from '#lib/accounts/secrets.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { audit } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { notFound, found, Refused } from '#lib/platform/errors.ts';
import { sendMail } from '#lib/platform/mail.server.ts';
import { attempt } from '#lib/platform/throttle.server.ts';

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
	const open = found(await links.findOpenInvitation(db, organisationId, invitationId));
	await countInvitation(db, actor, organisationId, open.email);
	await acting(db, actor, async (trx) => {
		await lockForManager(trx, actor, organisationId);
		const { email, role } = found(await links.findOpenInvitation(trx, organisationId, invitationId));
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
		found(await links.findOpenInvitation(trx, organisationId, invitationId));
		await links.revokeInvitation(trx, invitationId, now());
		await note(trx, actor.person?.id ?? null, organisationId, invitationId, 'invitation.revoked');
	});
}

async function sendInvitation(
	trx: Transaction,
	actor: Actor,
	organisationId: number,
	email: string,
	role: OrganisationRole,
): Promise<void> {
	const person = actor.person ?? notFound();
	const { secret, hash } = newSecret();
	const createdAt = now();
	const id = await links.upsertInvitation(trx, {
		organisationId,
		email,
		role,
		secretHash: hash,
		createdBy: person.id,
		createdAt,
		expiresAt: new Date(createdAt.getTime() + lifetimes.invitation),
	});
	const facts = found(await links.findInvitationFacts(trx, id));
	const reader = await people.findPersonByEmail(trx, email);
	const days = Math.round(lifetimes.invitation / 86_400_000);
	const named = facts.organisationState === 'approved' || Boolean(reader?.emailConfirmedAt);
	const from = named ? { inviter: person.name, organisation: facts.organisation } : null;
	await sendMail(trx, invitationMail(email, reader?.locale ?? currentLocale(), secret, { from, role, days }));
	await note(trx, person.id, organisationId, id, 'invitation.sent', { role });
}

export interface InvitationPage {
	/** `halted`: the organisation takes nobody in as it stands; the link works again should that change. */
	state: LinkState | 'halted';
	email: string;
	role: OrganisationRole;
	organisation: string;
	kind: string;
	slug: string;
	inviter: string | null;
	hasAccount: boolean;
}

/** What the page of the link shows; null for a link that was never there or was replaced by a newer mail. */
export async function readInvitation(db: Database, secret: string): Promise<InvitationPage | null> {
	const link = await links.findLink(db, 'invitation', hashOfSecret(secret));
	const facts = link && (await links.findInvitationFacts(db, link.id));
	if (!facts || !link.role) return null;
	const person = await people.findPersonByEmail(db, link.email);
	const { organisationState, ...shown } = facts;
	const state = linkState(link, now());
	return {
		...shown,
		state: state === 'open' && !stateAllows(organisationState, 'manage') ? 'halted' : state,
		email: link.email,
		role: link.role,
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
	const link = await links.findLink(db, 'invitation', hashOfSecret(secret));
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

type TakenLink = links.MailLink & { organisationId: number; role: OrganisationRole };

async function take(trx: Transaction, secret: string): Promise<TakenLink> {
	const link = await links.takeLink(trx, 'invitation', hashOfSecret(secret), now());
	if (!link?.organisationId || !link.role) throw new Refused('link_gone');
	return link as TakenLink;
}

/** @returns the organisation's slug */
async function join(trx: Transaction, link: TakenLink, personId: number): Promise<string> {
	const { organisationId, role } = link;
	await lockMembers(trx, organisationId);
	const { slug, organisationState } = found(await links.findInvitationFacts(trx, link.id));
	if (!stateAllows(organisationState, 'manage')) throw new Refused('link_gone');
	await insertMembership(trx, { organisationId, personId, role, createdAt: now(), createdBy: personId });
	await note(trx, personId, organisationId, link.id, 'invitation.accepted', { role });
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

async function note(
	trx: Transaction,
	personId: number | null,
	organisationId: number,
	subjectId: number,
	verb: string,
	details = {},
): Promise<void> {
	await audit(trx, { personId, organisationId, verb, subjectKind: 'invitation', subjectId, details });
}
