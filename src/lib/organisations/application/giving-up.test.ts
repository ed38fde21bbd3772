import { describe, expect } from 'vitest';
import { organisationStates } from '#lib/accounts/organisation-states.ts';
import { giveUp } from '#lib/organisations/application/giving-up.server.ts';
import { createPosting } from '#lib/matching/postings/postings.server.ts';
import { personalData } from '../../../personal-data.server.ts';
import { draftBy } from '../../../../tests/support/cast/commitments.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';
import { makeSite, person, player } from '../../../../tests/support/cast/people.ts';
import { usual } from '../../../../tests/support/cast/postings.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

describe('an application', () => {
	for (const state of organisationStates)
		test(`${state}: is given up while nobody has approved it`, async ({ db }) => {
			const us = await player(db, 'association', { state, signed: false });
			const caseworker = await person(db, 'consultant');
			const done = giveUp(db, us.as('owner'), us.slug, personalData);
			const undecided = ['draft', 'email_confirmed', 'waiting', 'changes_requested'].includes(state);
			if (!undecided)
				return expect(done).rejects.toMatchObject(
					state === 'approved' ? { code: 'not_an_application' } : { status: 404 },
				);
			await done;
			expect(await mailsTo(db, us.as('reader').person.email)).toHaveLength(1);
			const isCase = ['waiting', 'changes_requested'].includes(state);
			expect(await mailsTo(db, caseworker.person.email)).toHaveLength(isCase ? 1 : 0);
		});

	test('goes with all that it holds, and its number can be used again', async ({ db }) => {
		const us = await player(db, 'association', {
			state: 'draft',
			signed: false,
			name: 'Oprettet ved en fejl',
		});
		await db
			.updateTable('organisation')
			.set({ cvr: '13585628', contactName: 'Rosa', contactEmail: 'rosa@prove.example' })
			.execute();
		await makeSite(db, us.id);
		await makeEvent(db, us.id, {
			state: 'draft',
			publishedAt: null,
			startsAt: new Date('2027-01-01T10:00Z'),
		});
		await draftBy(db, us);
		await createPosting(db, us.as('editor'), us.slug, usual);
		await giveUp(db, us.as('owner'), us.slug, personalData);
		const tables = [
			'site',
			'event',
			'eventSeries',
			'commitment',
			'posting',
			'opportunity',
			'partnership',
			'membership',
			'link',
		] as const;
		for (const table of tables) expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
		const row = await db.selectFrom('organisation').selectAll().executeTakeFirstOrThrow();
		expect(row).toMatchObject({ state: 'closed', cvr: null, contactName: null, contactEmail: null });
		expect(JSON.stringify(row)).not.toContain('fejl');
	});

	test('only an owner gives it up', async ({ db }) => {
		const us = await player(db, 'association', { state: 'draft', signed: false });
		await expect(giveUp(db, us.as('editor'), us.slug, personalData)).rejects.toMatchObject({ status: 404 });
	});
});
