/** What an organisation sees first: its four big figures, and the one step that helps it most. */
import type { OrganisationAbility, OrganisationState } from '#lib/accounts/organisation-states.ts';
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

type StepKind =
	| 'apply'
	| 'changes'
	| 'waiting'
	| 'sign'
	| 'sign_partnership'
	| 'first'
	| 'draft'
	| 'confirm'
	| 'behind'
	| 'partner'
	| 'closed';

export interface NextStep {
	kind: StepKind;
	/** In code form; null where there is no door, or none for this person. */
	path: string | null;
	title?: string;
	/** What it takes to do it, where this person may not: somebody else has to. */
	needs?: OrganisationAbility;
}

interface Facts {
	signed: boolean;
	partnershipToSign: string | null;
	confirmations: number;
	commitments: readonly Pick<CommitmentWithHealth, 'slug' | 'state' | 'title' | 'health'>[];
}
interface Step extends NextStep {
	path: string;
	takes: OrganisationAbility;
}

/** Everything worth doing for an organisation at work, the most pressing first. */
function stepsFor(desk: string, { signed, partnershipToSign, confirmations, commitments }: Facts): Step[] {
	const draft = commitments.find(({ state }) => state === 'draft');
	const behind = commitments.find(({ health, state }) => isRunning(state) && health.kind === 'behind');
	const steps: (Step | false | null | undefined)[] = [
		!signed && { kind: 'sign', path: `${desk}/sign`, takes: 'sign' },
		signed &&
			partnershipToSign !== null && {
				kind: 'sign_partnership',
				path: desk + partnershipToSign,
				takes: 'sign',
			},
		signed &&
			draft && {
				kind: 'draft',
				path: `${desk}/commitments/${draft.slug}/edit?step=2`,
				title: draft.title,
				takes: 'edit',
			},
		signed && !commitments.length && { kind: 'first', path: `${desk}/commitments/new`, takes: 'edit' },
		confirmations > 0 && { kind: 'confirm', path: `${desk}/contributions`, takes: 'report' },
		behind && { kind: 'behind', path: `${desk}/contributions`, title: behind.title, takes: 'report' },
		signed && { kind: 'partner', path: `${desk}/partnerships/new`, takes: 'edit' },
	];
	return steps.filter((step) => !!step);
}

/**
 * The one thing worth doing now: the most pressing that this person may do, else the most pressing, with who it takes.
 * @param allows whether this person's role allows it
 */
export function nextStep(
	organisation: { slug: string; state: OrganisationState },
	facts: Facts,
	allows: (ability: OrganisationAbility) => boolean,
): NextStep {
	const desk = `/workspace/${organisation.slug}`;
	const { state } = organisation;
	const application = `${desk}/application`;
	const offered = ({ takes, path, ...step }: Step): NextStep =>
		allows(takes) ? { ...step, path } : { ...step, path: null, needs: takes };
	if (state === 'changes_requested') return offered({ kind: 'changes', path: application, takes: 'edit' });
	if (isApplying(state)) return offered({ kind: 'apply', path: application, takes: 'edit' });
	if (state === 'waiting') return { kind: 'waiting', path: application };
	if (state !== 'approved') return { kind: 'closed', path: null };
	const steps = stepsFor(desk, facts);
	const step = steps.find(({ takes }) => allows(takes)) ?? steps[0];
	return step ? offered(step) : { kind: 'closed', path: null };
}
