import { describe, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { member, organisation } from '../../../../tests/support/cast/organisations.ts';
import { makePerson, makeSite, person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { decideCase } from '#lib/organisations/application/approval.server.ts';
import {
	countCases,
	findDuplicates,
	findOpenNotes,
	listCases,
	listReviews,
} from '#lib/organisations/application/approval-queries.server.ts';
import type { ReviewOutcome } from '#lib/organisations/organisation.ts';
import { sendApplication } from '#lib/organisations/application/application.server.ts';
import { findOrganisationBySlug } from '#lib/organisations/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { consequences } from '../../../consequences.server.ts';

const approve = { outcome: 'approved', reason: '' } as const;
const mails = (db: Database) =>
	db.selectFrom('mail').select(['toAddress', 'subject', 'text', 'locale']).orderBy('id').execute();

describe('a decision', () => {
	test('is a row, a state, an entry in the log and a mail to each owner in their language', async ({
		db,
	}) => {
		const waiting = await organisation(db, { state: 'waiting', name: 'Gårdhaven' });
		const owner = await member(db, waiting);
		const english = await member(db, waiting);
		await member(db, waiting, 'editor');
		await db.updateTable('person').set({ locale: 'en' }).where('id', '=', english.person!.id).execute();
		const karen = await makePerson(db, { name: 'Karen', municipalRole: 'consultant' });
		await decideCase(
			db,
			karen,
			waiting.slug,
			{
				outcome: 'changes_requested',
				reason: 'Næsten i mål.',
				fieldNotes: { purpose: 'Skriv, hvem I er der for.' },
			},
			consequences,
		);
		expect(await findOpenNotes(db, waiting.id)).toMatchObject({
			reviewerName: 'Karen',
			fieldNotes: { purpose: 'Skriv, hvem I er der for.' },
		});
		expect(await findOrganisationBySlug(db, waiting.slug)).toMatchObject({ state: 'changes_requested' });
		const sent = await mails(db);
		expect(sent.map(({ toAddress }) => toAddress)).toEqual([owner.person!.email, english.person!.email]);
		expect(sent[0]).toMatchObject({ subject: 'Gårdhaven: kommunen beder om en rettelse' });
		expect(sent[0]!.text).toContain('Hvad laver I?: Skriv, hvem I er der for.');
		expect(sent[0]!.text).toContain('/min-organisation/');
		expect(sent[1]).toMatchObject({ locale: 'en', subject: 'Gårdhaven: the municipality asks for a change' });
		expect(sent[1]!.text).toContain('/en/workspace/');
		const log = await db.selectFrom('auditEntry').selectAll().execute();
		expect(log).toMatchObject([{ verb: 'organisation.changes_requested', personId: karen.person!.id }]);
	});

	test('of two people at once is one', async ({ db }) => {
		const waiting = await organisation(db, { state: 'waiting' });
		await member(db, waiting);
		const [karen, per] = [await person(db, 'consultant'), await person(db, 'administrator')];
		const results = await Promise.allSettled([
			decideCase(db, karen, waiting.slug, approve, consequences),
			decideCase(db, per, waiting.slug, { outcome: 'declined', reason: 'De findes allerede.' }, consequences),
		]);
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'already_decided' },
		});
		expect(await listReviews(db, waiting.id)).toHaveLength(1);
		expect(await mails(db)).toHaveLength(1);
	});

	test('suspends, reinstates and closes a partner', async ({ db }) => {
		const partner = await organisation(db, { state: 'approved' });
		const karen = await person(db, 'consultant');
		const state = async () => (await findOrganisationBySlug(db, partner.slug))?.state;
		await expect(
			decideCase(db, karen, partner.slug, { outcome: 'reinstated', reason: '' }, consequences),
		).rejects.toMatchObject({ code: 'already_decided' });
		await decideCase(
			db,
			karen,
			partner.slug,
			{ outcome: 'suspended', reason: 'Vi mangler svar.' },
			consequences,
		);
		expect(await state()).toBe('suspended');
		await expect(decideCase(db, karen, partner.slug, approve, consequences)).rejects.toMatchObject({
			code: 'already_decided',
		});
		await decideCase(db, karen, partner.slug, { outcome: 'reinstated', reason: '' }, consequences);
		expect(await state()).toBe('approved');
		await decideCase(db, karen, partner.slug, { outcome: 'closed', reason: 'De er gået ned.' }, consequences);
		expect(await state()).toBe('closed');
		expect((await listReviews(db, partner.id)).map(({ outcome }) => outcome)).toEqual([
			'closed',
			'reinstated',
			'suspended',
		]);
	});

	test('of no can be taken up again, with a reason, by the municipality and nobody else', async ({ db }) => {
		const waiting = await organisation(db, { state: 'waiting', name: 'Gårdhaven' });
		const owner = await member(db, waiting);
		const karen = await person(db, 'consultant');
		const state = async () => (await findOrganisationBySlug(db, waiting.slug))?.state;
		const decide = (outcome: ReviewOutcome, reason: string, actor: Actor = karen) =>
			decideCase(db, actor, waiting.slug, { outcome, reason }, consequences);
		await expect(decide('reopened', 'For tidligt.')).rejects.toMatchObject({ code: 'already_decided' });
		await decide('declined', 'De findes allerede.');
		await expect(decide('reopened', 'Vi vil med.', owner)).rejects.toMatchObject({ status: 404 });
		await expect(sendApplication(db, owner, waiting.slug)).rejects.toMatchObject({
			code: 'organisation_state_changed',
		});
		await decide('reopened', 'Det var en anden forening.');
		expect(await state()).toBe('waiting');
		expect((await mails(db)).at(-1)).toMatchObject({
			subject: 'Gårdhaven: kommunen ser på ansøgningen igen',
			text: expect.stringContaining('Det var en anden forening.') as string,
		});
		await expect(decide('reopened', 'En gang til.')).rejects.toMatchObject({ code: 'already_decided' });
		await decide('declined', 'Alligevel ikke.');
		expect((await listReviews(db, waiting.id)).map(({ outcome, reason }) => [outcome, reason])).toEqual([
			['declined', 'Alligevel ikke.'],
			['reopened', 'Det var en anden forening.'],
			['declined', 'De findes allerede.'],
		]);
	});

	test('of changes is taken back, with a reason: the case waits again, is not sent again, and is approved', async ({
		db,
	}) => {
		const waiting = await organisation(db, { state: 'waiting', name: 'Gårdhaven' });
		const owner = await member(db, waiting);
		const karen = await person(db, 'consultant');
		const decide = (outcome: ReviewOutcome, reason: string, actor: Actor = karen) =>
			decideCase(db, actor, waiting.slug, { outcome, reason }, consequences);
		const again = async () =>
			(await listCases(db, { state: 'waiting' })).rows.map(({ slug, again: is }) => [slug, is]);
		await decide('changes_requested', 'Skriv mere.');
		await expect(decide('approved', '')).rejects.toMatchObject({ code: 'already_decided' });
		await expect(decide('reopened', 'Vi er færdige.', owner)).rejects.toMatchObject({ status: 404 });
		await decide('reopened', 'Det var en anden ansøgning.');
		expect(await findOpenNotes(db, waiting.id)).toBeNull();
		expect(await again()).toEqual([[waiting.slug, false]]);
		expect((await mails(db)).at(-1)).toMatchObject({
			subject: 'Gårdhaven: kommunen ser på ansøgningen igen',
			text: expect.stringContaining('Det var en anden ansøgning.') as string,
		});
		await decide('changes_requested', 'Nu mangler der noget.');
		await db.updateTable('organisation').set({ state: 'waiting' }).where('id', '=', waiting.id).execute();
		expect(await again()).toEqual([[waiting.slug, true]]);
		await decide('approved', '');
		expect((await listReviews(db, waiting.id)).map(({ outcome, reason }) => [outcome, reason])).toEqual([
			['approved', ''],
			['changes_requested', 'Nu mangler der noget.'],
			['reopened', 'Det var en anden ansøgning.'],
			['changes_requested', 'Skriv mere.'],
		]);
	});

	test('is not for others', async ({ db }) => {
		const waiting = await organisation(db, { state: 'waiting' });
		const owner = await member(db, waiting);
		for (const actor of [
			visitor,
			owner,
			await person(db, 'auditor'),
			await person(db, 'editor'),
			await person(db, 'moderator'),
		]) {
			await expect(decideCase(db, actor, waiting.slug, approve, consequences)).rejects.toMatchObject({
				status: 404,
			});
		}
		expect(await findOrganisationBySlug(db, waiting.slug)).toMatchObject({ state: 'waiting' });
	});
});

describe('the worklist', () => {
	test('shows the longest waiting first, filtered and page by page', async ({ db }) => {
		const slugs: string[] = [];
		for (let i = 0; i < 23; i++) {
			const waiting = await organisation(db, { state: 'waiting', kind: i === 5 ? 'school' : 'association' });
			await db
				.updateTable('organisation')
				.set({ stateChangedAt: new Date(Date.UTC(2026, 10, 23 - i)) })
				.where('id', '=', waiting.id)
				.execute();
			slugs.unshift(waiting.slug);
			if (i === 7) await makeSite(db, waiting.id, { districtNr: 5 });
		}
		const first = await listCases(db, { state: 'waiting' });
		expect(first.rows.map(({ slug }) => slug)).toEqual(slugs.slice(0, 20));
		const second = await listCases(db, { state: 'waiting', after: first.next });
		expect(second.rows.map(({ slug }) => slug)).toEqual(slugs.slice(20));
		expect((await listCases(db, { state: 'waiting', kind: 'school' })).rows).toHaveLength(1);
		expect((await listCases(db, { state: 'waiting', districtNr: 5 })).rows).toMatchObject([
			{ districtNr: 5, sites: 1 },
		]);
		expect(await countCases(db)).toEqual({
			waiting: 23,
			changes_requested: 0,
			approved: 0,
			declined: 0,
			suspended: 0,
			ownerless: 0,
		});
	});
});

test('possible duplicates: number, name, address, website - never the closed ones', async ({ db }) => {
	const waiting = await organisation(db, {
		state: 'waiting',
		name: 'Nørrebro Ungdomsforening',
		cvr: '13585628',
		website: 'https://www.nuf.dk',
	});
	await makeSite(db, waiting.id, { address: 'Blågårds Plads 3' });
	const same = await organisation(db, {
		state: 'approved',
		name: 'Noerrebro ungdoms-forening',
		website: 'https://nuf.dk/kontakt',
	});
	const neighbour = await organisation(db, { state: 'listed', name: 'Blågårdens Bibliotek' });
	await makeSite(db, neighbour.id, { address: 'blågårds plads 3' });
	const longer = await organisation(db, {
		state: 'declined',
		name: 'Nørrebro Ungdomsforening Afdeling 2',
		cvr: '13585628',
	});
	await organisation(db, { state: 'closed', name: 'Nørrebro Ungdomsforening' });
	await organisation(db, { state: 'approved', name: 'Valby Cykelværksted' });
	const duplicates = await findDuplicates(db, waiting.id);
	expect(duplicates.map(({ slug, reasons }) => [slug, reasons])).toEqual([
		[longer.slug, ['cvr', 'name']],
		[same.slug, ['name', 'website']],
		[neighbour.slug, ['address']],
	]);
});
