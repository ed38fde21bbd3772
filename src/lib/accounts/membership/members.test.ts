import { afterEach, describe, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { setMunicipalRole } from '#lib/accounts/membership/administrators.server.ts';
import { appointOwner } from '#lib/accounts/membership/owners.server.ts';
import {
	acceptAsNewPerson,
	acceptInvitation,
	invite,
	readInvitation,
	resendInvitation,
	revokeInvitation,
} from '#lib/accounts/membership/invitations.server.ts';
import { logIn } from '#lib/accounts/signing-in/login.server.ts';
import { changeRole, peopleOf, removeMember } from '#lib/accounts/membership/members.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { joinAs, makeOrganisation, makePerson } from '../../../../tests/support/cast/people.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

const email = 'ny@prove.example';
const password = 'cykelsti og havregrød';
const gone = { status: 404 };

afterEach(() => setClock(null));

async function withOwners(db: Database) {
	const people = [await makePerson(db), await makePerson(db), await makePerson(db)] as const;
	const made = await makeOrganisation(db, [
		[people[0], 'owner'],
		[people[1], 'owner'],
		[people[2], 'editor'],
	]);
	const [first, second, editor] = made.actors;
	if (!first || !second || !editor) throw new Error('three were made');
	return { id: made.id, slug: made.slug, first, second, editor };
}

describe('members', () => {
	test('two owners remove each other at once: one stays', async ({ db }) => {
		const { id, first, second } = await withOwners(db);
		await Promise.allSettled([
			removeMember(db, first, id, second.person.id),
			removeMember(db, second, id, first.person.id),
		]);
		const owners = await db.selectFrom('membership').selectAll().where('role', '=', 'owner').execute();
		expect(owners).toHaveLength(1);
	});

	test('two owners step down at once: one stays', async ({ db }) => {
		const { id, first, second } = await withOwners(db);
		const answers = await Promise.allSettled([
			changeRole(db, first, id, first.person.id, 'reader'),
			changeRole(db, second, id, second.person.id, 'reader'),
		]);
		expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1);
	});

	test('the last owner cannot leave, others can', async ({ db }) => {
		const { id, first, second, editor } = await withOwners(db);
		await removeMember(db, editor, id, editor.person.id);
		await removeMember(db, second, id, second.person.id);
		await expect(removeMember(db, first, id, first.person.id)).rejects.toThrow('last_owner');
	});

	test('the last owner may leave if they say so, and the municipality appoints another', async ({ db }) => {
		const { id, slug, first, second, editor } = await withOwners(db);
		const consultant = await makePerson(db, { municipalRole: 'consultant' });
		const about = { id, slug, name: 'Prøvens Cykler', stateChangedAt: new Date('2026-01-01') };
		const appoint = (actor: Actor, to: string) => appointOwner(db, actor, about, to);
		await expect(appoint(consultant, email)).rejects.toThrow('has_owner');
		await removeMember(db, second, id, second.person.id, true);
		expect(await mailsTo(db, consultant.person.email)).toEqual([]);
		await removeMember(db, first, id, first.person.id, true);
		expect(await mailsTo(db, consultant.person.email)).toHaveLength(1);
		await expect(removeMember(db, editor, id, editor.person.id)).resolves.toBeUndefined();
		await joinAs(db, id, editor.person.id, 'editor');
		await expect(appoint(editor, email)).rejects.toMatchObject(gone);
		await appoint(consultant, email);
		expect((await lastMailTo(db, email)).secret).toBeTruthy();
		await appoint(consultant, editor.person.email);
		expect((await peopleOf(db, editor, id)).members).toMatchObject([{ role: 'owner' }]);
		const { ownerlessSince } = await db
			.selectFrom('organisation')
			.select('ownerlessSince')
			.executeTakeFirstOrThrow();
		expect(ownerlessSince).toBeNull();
		await expect(appoint(consultant, email)).rejects.toThrow('has_owner');
	});

	test('the last of an application gives it up instead', async ({ db }) => {
		const rosa = await makePerson(db);
		const { id, actors } = await makeOrganisation(db, [[rosa, 'owner']], { state: 'draft' });
		await expect(removeMember(db, actors[0] ?? rosa, id, rosa.person.id, true)).rejects.toThrow('last_owner');
	});

	test('who is given another role, or taken off, is told; who does it to themselves knows', async ({
		db,
	}) => {
		const { id, first, second, editor } = await withOwners(db);
		await changeRole(db, first, id, editor.person.id, 'reader');
		await changeRole(db, first, id, editor.person.id, 'reader');
		await removeMember(db, first, id, editor.person.id);
		await changeRole(db, second, id, second.person.id, 'reader');
		const organisation = 'Prøvens Cykler';
		expect((await mailsTo(db, editor.person.email)).map(({ subject }) => subject)).toEqual([
			m.account_mail_role_subject({ organisation }, { locale: 'da' }),
			m.account_mail_removed_subject({ organisation }, { locale: 'da' }),
		]);
		expect(await mailsTo(db, second.person.email)).toEqual([]);
		const chief = await makePerson(db, { municipalRole: 'administrator' });
		const other = await makePerson(db, { municipalRole: 'editor' });
		await setMunicipalRole(db, chief, other.person.id, 'auditor');
		await setMunicipalRole(db, chief, other.person.id, null);
		expect(await mailsTo(db, other.person.email)).toHaveLength(2);
	});

	test('only owners manage; for others nothing is there', async ({ db }) => {
		const { id, first, editor } = await withOwners(db);
		const stranger = await makePerson(db, { municipalRole: 'administrator' });
		for (const actor of [editor, stranger]) {
			await expect(changeRole(db, actor, id, first.person.id, 'reader')).rejects.toMatchObject(gone);
			await expect(removeMember(db, actor, id, first.person.id)).rejects.toMatchObject(gone);
			await expect(invite(db, actor, id, { email, role: 'owner' })).rejects.toMatchObject(gone);
		}
		await expect(peopleOf(db, stranger, id)).rejects.toMatchObject(gone);
		expect((await peopleOf(db, editor, id)).members.map((member) => member.email)).toEqual(['', '', '']);
	});
});

describe('invitations', () => {
	test('inviting an address twice makes one; the newest mail counts', async ({ db }) => {
		const { id, first } = await withOwners(db);
		await Promise.all([
			invite(db, first, id, { email, role: 'reader' }),
			invite(db, first, id, { email, role: 'reader' }),
		]);
		await invite(db, first, id, { email, role: 'editor' });
		const { invitations } = await peopleOf(db, first, id);
		expect(invitations).toMatchObject([{ email, role: 'editor' }]);
		const mails = await mailsTo(db, email);
		expect(await readInvitation(db, mails[0]?.secret ?? '')).toBeNull();
		expect(await readInvitation(db, mails.at(-1)?.secret ?? '')).toMatchObject({
			state: 'open',
			role: 'editor',
		});
	});

	test('somebody new joins with a name and a password, once', async ({ db }) => {
		const { id, slug, first } = await withOwners(db);
		await invite(db, first, id, { email, role: 'signatory' });
		const { secret } = await lastMailTo(db, email);
		const join = () => acceptAsNewPerson(db, secret, { name: 'Nyt Medlem', password });
		const answers = await Promise.allSettled([join(), join()]);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await readInvitation(db, secret))?.state).toBe('used');
		const client = { address: '192.0.2.1', cookies: { get: () => undefined } };
		expect(await logIn(db, { email, password }, client)).toEqual(expect.any(Number));
		const { members } = await peopleOf(db, first, id);
		expect(members.find((member) => member.email === email)?.role).toBe('signatory');
		expect(slug).toBeTruthy();
	});

	test('somebody with an account must be signed in with that e-mail', async ({ db }) => {
		const { id, slug, first } = await withOwners(db);
		const known = await makePerson(db, { email, password });
		await invite(db, first, id, { email, role: 'editor' });
		const { secret } = await lastMailTo(db, email);
		expect((await readInvitation(db, secret))?.hasAccount).toBe(true);
		const other = await makePerson(db);
		await expect(acceptInvitation(db, other, secret)).rejects.toMatchObject(gone);
		await expect(
			acceptAsNewPerson(db, secret, { name: 'Tyv', password: 'tyvens egen kode' }),
		).rejects.toThrow('account_exists');
		expect((await readInvitation(db, secret))?.state).toBe('open');
		expect(await acceptInvitation(db, known, secret)).toBe(slug);
		await expect(acceptInvitation(db, known, secret)).rejects.toThrow('link_gone');
	});

	test('an e-mail that a stranger registered and never confirmed is taken over by its owner', async ({
		db,
	}) => {
		const { id, first } = await withOwners(db);
		await makePerson(db, { name: 'Vind på evil.dk', email, confirmed: false });
		await invite(db, first, id, { email, role: 'owner' });
		const { secret } = await lastMailTo(db, email);
		await acceptAsNewPerson(db, secret, { name: 'Den Rette', password });
		const person = await db.selectFrom('person').select('name').where('email', '=', email).execute();
		expect(person).toEqual([{ name: 'Den Rette' }]);
	});

	test('expired, taken back, sent again', async ({ db }) => {
		setClock('2026-11-01T10:00:00Z');
		const { id, first } = await withOwners(db);
		await invite(db, first, id, { email, role: 'reader' });
		const invitation = (await peopleOf(db, first, id)).invitations[0]?.id ?? 0;
		setClock('2026-11-15T10:00:00Z');
		expect((await readInvitation(db, (await lastMailTo(db, email)).secret))?.state).toBe('expired');
		await resendInvitation(db, first, id, invitation);
		const { secret } = await lastMailTo(db, email);
		expect((await readInvitation(db, secret))?.state).toBe('open');
		await revokeInvitation(db, first, id, invitation);
		expect((await readInvitation(db, secret))?.state).toBe('revoked');
		await expect(acceptAsNewPerson(db, secret, { name: 'For Sent', password })).rejects.toThrow('link_gone');
		await expect(resendInvitation(db, first, id, invitation)).rejects.toMatchObject(gone);
	});

	test('from an organisation that nobody has looked at, tell a stranger no names', async ({ db }) => {
		const lure = { name: 'Du har vundet, se evil.dk' };
		const owner = await makePerson(db, { name: 'Ring 33 66 33 66', email: 'ejer@prove.example' });
		const known = await makePerson(db);
		const { id, actors } = await makeOrganisation(db, [[owner, 'owner']], {
			...lure,
			state: 'email_confirmed',
		});
		const approved = await makeOrganisation(db, [[owner, 'owner']], lure);
		const [first = owner] = actors;
		const [second = owner] = approved.actors;
		await invite(db, first, id, { email, role: 'reader' });
		const anonymous = await lastMailTo(db, email);
		expect(anonymous.subject).toBe('Du er inviteret');
		expect(anonymous.text).not.toMatch(/vundet|evil|33 66/);
		await invite(db, first, id, { email: known.person.email, role: 'reader' });
		expect((await lastMailTo(db, known.person.email)).text).toMatch(
			/Ring … har .* i Du har vundet, se evil dk på/,
		);
		await invite(db, second, approved.id, { email, role: 'reader' });
		expect((await lastMailTo(db, email)).subject).toBe('Vær med i Du har vundet, se evil dk');
	});

	test('four a day to one e-mail from one organisation, ten before it is approved', async ({ db }) => {
		setClock('2026-11-01T10:00:00Z');
		const { id, first } = await withOwners(db);
		for (let n = 0; n < 4; n++) await invite(db, first, id, { email, role: 'reader' });
		await expect(invite(db, first, id, { email, role: 'reader' })).rejects.toThrow('too_many_invitations');
		const owner = await makePerson(db);
		const made = await makeOrganisation(db, [[owner, 'owner']], { state: 'waiting' });
		const [actor = owner] = made.actors;
		const ask = (n: number) => invite(db, actor, made.id, { email: `n${n}@prove.example`, role: 'reader' });
		for (let n = 0; n < 10; n++) await ask(n);
		await expect(ask(10)).rejects.toThrow('too_many_invitations');
	});

	test('a member is not invited again', async ({ db }) => {
		const { id, first, editor } = await withOwners(db);
		const again = invite(db, first, id, { email: editor.person.email, role: 'owner' });
		await expect(again).rejects.toThrow('already_member');
	});
});
