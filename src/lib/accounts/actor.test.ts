import { describe, expect, test as plain } from 'vitest';
import { may, municipalityMay } from '#lib/accounts/access.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import { systemFor, theSystem, visitor } from '#lib/accounts/actor.ts';
import { organisationAbilities, type OrganisationState } from '#lib/accounts/organisation-states.ts';
import { recordPerson } from '#lib/accounts/record.server.ts';
import { makeOrganisation, makePerson } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';

describe('the system', () => {
	plain.each<[OrganisationState, readonly string[]]>([
		['approved', ['read', 'registrations', 'report', 'edit', 'publish']],
		['waiting', ['read', 'edit']],
		['suspended', ['read', 'registrations']],
		['closed', ['read']],
	])('for an organisation that is %s may what an editor of it may', (state, expected) => {
		const system = systemFor({ id: 7, slug: 'a', name: 'A', kind: 'business', state });
		expect(organisationAbilities.filter((ability) => may(system, ability, 7))).toEqual(expected);
		expect(organisationAbilities.filter((ability) => may(system, ability, 8))).toEqual([]);
		expect(municipalityMay(system, 'oversee')).toBe(false);
	});

	plain('for nobody may nothing', () => {
		expect(organisationAbilities.filter((ability) => may(theSystem, ability, 7))).toEqual([]);
	});

	test('does nothing more for an organisation that was suspended meanwhile', async ({ db }) => {
		const us = await makeOrganisation(db);
		const system = systemFor(us);
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', us.id).execute();
		await expect(acting(db, system, () => Promise.resolve())).rejects.toMatchObject({
			code: 'organisation_state_changed',
		});
	});
});

describe('the audit trail', () => {
	test('says who acted: a person, or the system for whom; what a visitor does has no entry', async ({
		db,
	}) => {
		const us = await makeOrganisation(db);
		const somebody = await makePerson(db);
		const { person } = somebody;
		const note = (by: Parameters<typeof recordPerson>[1], organisationId?: number) =>
			db
				.transaction()
				.execute((trx) => recordPerson(trx, by, 'person.profile_changed', { id: 3, organisationId }));
		await note(somebody);
		await note(person.id);
		await note(systemFor(us), us.id);
		await note(theSystem);
		const rows = await db
			.selectFrom('auditEntry')
			.select(['actor', 'personId', 'organisationId'])
			.orderBy('id')
			.execute();
		expect(rows).toEqual([
			{ actor: 'person', personId: person.id, organisationId: null },
			{ actor: 'person', personId: person.id, organisationId: null },
			{ actor: 'system', personId: null, organisationId: us.id },
			{ actor: 'system', personId: null, organisationId: null },
		]);
		await expect(note(visitor)).rejects.toThrow('audit_entry_persons_are_named');
	});
});
