/** What an organisation sees first: its four big figures, and the one step that helps it most. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { countsPeople, isPromised, isRunning } from '#lib/commitments/commitment.ts';
import type { CommitmentWithHealth } from '#lib/commitments/health.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { isApplying } from '#lib/organisations/organisation.ts';
import { commitmentType, unitName } from '#lib/policy/catalogue.ts';
import { localised } from '#lib/policy/text.ts';
import { m } from '#lib/paraglide/messages.js';

export interface BigFact {
	value: string;
	label: string;
	href?: string;
}

/** Amounts by unit, largest commitments first: "7 af 10 lærepladser", "64 t mentortimer". */
function unitFacts(commitments: readonly CommitmentWithHealth[]): BigFact[] {
	const byType = new Map<string, { delivered: number; target: number; count: number }>();
	for (const commitment of commitments) {
		if (commitment.lowerIsBetter) continue;
		const sum = byType.get(commitment.type) ?? { delivered: 0, target: 0, count: 0 };
		sum.delivered += commitment.delivered;
		sum.target += commitment.target;
		sum.count++;
		byType.set(commitment.type, sum);
	}
	return [...byType].map(([key, { delivered, target }]) => {
		const type = commitmentType(key);
		const label = unitName(target, type.unit);
		if (type.unit.symbol) {
			return { value: `${formatNumber(delivered)}\u00a0${localised(type.unit.symbol)}`, label };
		}
		const value = m.workspace_of({ delivered: formatNumber(delivered), target: formatNumber(target) });
		return { value, label: countsPeople(type) ? m.workspace_filled({ unit: label }) : label };
	});
}

/** Four figures: up to two or three of what is delivered, what awaits confirmation, and how many are behind. */
export function bigFacts(
	commitments: readonly CommitmentWithHealth[],
	{ participants = 0, partnerships = 0 }: { participants?: number; partnerships?: number },
): BigFact[] {
	const promised = commitments
		.filter(({ state }) => isPromised(state))
		.toSorted((one, other) => Number(one.health.kind === 'done') - Number(other.health.kind === 'done'));
	const running = promised.filter(({ state }) => isRunning(state));
	const behind = running.filter(({ health }) => health.kind === 'behind').length;
	const awaiting = promised.filter(({ level0 }) => level0 > 0).length;
	const last: BigFact = {
		value: String(behind),
		label: m.workspace_behind({ count: behind }),
	};
	const others: BigFact[] = [
		...(participants ? [{ value: formatNumber(participants), label: m.workspace_participants() }] : []),
		{
			value: String(awaiting),
			label: m.workspace_awaiting({ count: awaiting }),
		},
		{
			value: String(partnerships),
			label: m.workspace_partnership({ count: partnerships }),
		},
		{
			value: String(running.length),
			label: m.workspace_commitment({ count: running.length }),
		},
	];
	const units = unitFacts(promised).slice(0, participants ? 2 : 3);
	return [...units, ...others].slice(0, 3).concat(last);
}

export type NextStep =
	| {
			kind:
				| 'apply'
				| 'waiting'
				| 'sign'
				| 'sign_partnership'
				| 'first'
				| 'draft'
				| 'confirm'
				| 'behind'
				| 'partner';
			/** Null for who may read of it and not do it. */
			path: string | null;
			title?: string;
	  }
	| { kind: 'closed'; path: null; title?: undefined };

/** The one thing worth doing now; `path` in code form. */
export function nextStep(
	organisation: { slug: string; state: OrganisationState },
	facts: {
		mayEdit: boolean;
		signed: boolean;
		partnershipToSign: string | null;
		confirmations: number;
		commitments: readonly Pick<CommitmentWithHealth, 'slug' | 'state' | 'title' | 'health'>[];
	},
): NextStep {
	const desk = `/workspace/${organisation.slug}`;
	const { state } = organisation;
	const { commitments } = facts;
	const toWrite = (path: string) => (facts.mayEdit ? desk + path : null);
	const draft = commitments.find((commitment) => commitment.state === 'draft');
	const behind = commitments.find(({ health, state }) => isRunning(state) && health.kind === 'behind');
	if (isApplying(state)) return { kind: 'apply', path: `${desk}/application` };
	if (state === 'waiting') return { kind: 'waiting', path: `${desk}/application` };
	if (state !== 'approved') return { kind: 'closed', path: null };
	if (!facts.signed) return { kind: 'sign', path: `${desk}/sign` };
	if (facts.partnershipToSign) return { kind: 'sign_partnership', path: desk + facts.partnershipToSign };
	if (draft)
		return {
			kind: 'draft',
			path: toWrite(`/commitments/${draft.slug}/edit?step=2`),
			title: draft.title,
		};
	if (!commitments.length) return { kind: 'first', path: toWrite('/commitments/new') };
	if (facts.confirmations) return { kind: 'confirm', path: `${desk}/contributions` };
	if (behind) return { kind: 'behind', path: `${desk}/contributions`, title: behind.title };
	return { kind: 'partner', path: toWrite('/partnerships/new') };
}
