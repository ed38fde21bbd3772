/**
 * What the desk of a suspended, closed, declined or waiting organisation answers (docs/decisions/0012), tried for every
 * form of it.
 */
import { describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import {
	organisationStates,
	stateAllows,
	type OrganisationAbility,
	type OrganisationState,
} from '#lib/accounts/organisation-states.ts';
import { answerAt, gates } from '../src/gates.ts';

const desk = '/(member)/workspace/[organisation]';

describe('the gates of a desk, for its owner', () => {
	const owner = (state: OrganisationState): Actor => ({
		...visitor,
		person: { id: 1, name: 'Ejer', email: 'ejer@eksempel.dk', locale: 'da', emailConfirmed: true },
		memberships: [{ organisationId: 1, slug: 'os', name: 'Os', kind: 'association', state, role: 'owner' }],
	});
	const forms = Object.entries(gates)
		.filter(([route]) => route.startsWith(desk))
		.flatMap(([route, { send = {} }]) => Object.entries(send).map(([name, need]) => ({ route, name, need })));

	test.each(organisationStates)('%s: every form answers by the table, and nothing is a 404', (state) => {
		for (const { route, name, need } of forms) {
			const answer = stateAllows(state, need as OrganisationAbility) ? 'pass' : 'halted';
			expect([route, name, answerAt(route, { send: name }, owner(state), 'os')]).toEqual([
				route,
				name,
				answer,
			]);
		}
	});

	test.each(['declined', 'suspended', 'closed'] as const)('%s: only to take oneself off', (state) => {
		const open = forms.filter(
			({ route, name }) => answerAt(route, { send: name }, owner(state), 'os') === 'pass',
		);
		expect(open.map(({ route, name }) => `${route} ${name}`)).toEqual([`${desk}/people remove`]);
	});

	test('waiting: it prepares, and neither signs nor reports', () => {
		const needs = new Set(
			forms
				.filter(({ route, name }) => answerAt(route, { send: name }, owner('waiting'), 'os') === 'pass')
				.map(({ need }) => need),
		);
		expect([...needs].toSorted()).toEqual(['edit', 'manage', 'read']);
	});

	test('a role that is too small meets a 404, whatever the state', () => {
		const reader = {
			...owner('suspended'),
			memberships: [{ ...owner('suspended').memberships[0]!, role: 'reader' as const }],
		};
		expect(answerAt(`${desk}/sign`, { send: 'sign' }, reader, 'os')).toBe('closed');
	});
});
