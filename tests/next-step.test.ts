/** The overview's card offers only doors that open, to every role in every state; else it says whom it takes. */
import { describe, expect, test } from 'vitest';
import { may } from '#lib/accounts/access.ts';
import { organisationRoles, visitor, type Actor } from '#lib/accounts/actor.ts';
import { organisationStates, type OrganisationState } from '#lib/accounts/organisation-states.ts';
import { nextStep } from '#lib/commitments/desk.ts';
import { answerAt, gates } from '../src/gates.ts';
import { withoutMarks } from './support/routes.ts';

const desk = '/(member)/workspace/[organisation]';
const routeOf = (path: string) => {
	const asked = path.split('?')[0]!;
	return Object.keys(gates)
		.filter((route) => route.startsWith(desk))
		.find((route) => new RegExp(`^${withoutMarks(route).replace(/\[[^\]]+\]/g, '[^/]+')}$`).test(asked));
};
const actor = (role: (typeof organisationRoles)[number], state: OrganisationState): Actor => ({
	...visitor,
	person: { id: 1, name: 'Ida', email: 'ida@eksempel.dk', locale: 'da', emailConfirmed: true },
	memberships: [{ organisationId: 1, slug: 'os', name: 'Os', kind: 'association', state, role }],
});
const one = (state: 'draft' | 'active', kind: 'behind' | 'on_track') =>
	({ slug: 'et', title: 'Et løfte', state, health: { kind } }) as never;
const facts = [
	{ signed: false, partnershipToSign: null, confirmations: 0, commitments: [] },
	{ signed: false, partnershipToSign: null, confirmations: 2, commitments: [] },
	{ signed: true, partnershipToSign: '/partnerships/en', confirmations: 1, commitments: [] },
	{ signed: true, partnershipToSign: null, confirmations: 0, commitments: [] },
	{ signed: true, partnershipToSign: null, confirmations: 0, commitments: [one('draft', 'on_track')] },
	{ signed: true, partnershipToSign: null, confirmations: 1, commitments: [one('active', 'behind')] },
	{ signed: true, partnershipToSign: null, confirmations: 0, commitments: [one('active', 'behind')] },
	{ signed: true, partnershipToSign: null, confirmations: 0, commitments: [one('active', 'on_track')] },
];

describe.each(organisationRoles)('%s', (role) => {
	test.each(organisationStates)('%s', (state) => {
		for (const given of facts) {
			const who = actor(role, state);
			const step = nextStep({ slug: 'os', state }, given, (ability) => may(who, ability, 1));
			if (step.path === null) {
				expect(step.kind === 'closed' || step.needs !== undefined).toBe(true);
				continue;
			}
			const route = routeOf(step.path);
			expect(route, step.path).toBeDefined();
			expect([step, answerAt(route!, 'see', who, 'os')]).toEqual([step, 'pass']);
		}
	});
});

test.each<[string, string, string | undefined]>([
	['owner', 'sign', undefined],
	['reporter', 'confirm', undefined],
	['reader', 'sign', 'sign'],
])('%s of a partner that has not signed, with something to confirm: %s', (role, kind, needs) => {
	const who = actor(role as 'owner', 'approved');
	const step = nextStep({ slug: 'os', state: 'approved' }, facts[1]!, (ability) => may(who, ability, 1));
	expect([step.kind, step.needs]).toEqual([kind, needs]);
});
test('changes that the municipality asks for come first', () => {
	expect(nextStep({ slug: 'os', state: 'changes_requested' }, facts[0]!, () => true).kind).toBe('changes');
});
