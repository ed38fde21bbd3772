/** Who promises what: each signed partner its own, and the active partnerships theirs. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import { renumbered, type CommitmentState } from '#lib/commitments/commitment.ts';
import type { HealthKind } from '#lib/commitments/health.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import {
	commitmentType,
	defaultGoalOf,
	formatAmount,
	type CommitmentTypeKey,
} from '#lib/policy/catalogue.ts';
import { currentEdition, focusAreaOf } from '#lib/policy/edition.ts';
import type { CommitmentType } from '#lib/policy/commitment-type.ts';
import { districtOfPartner, signed, type City, type Partner } from '../city.ts';
import type { CommitmentPlan } from './commitment-plan.ts';
import { withoutWhiteSpots } from '../coverage.ts';
import { nordlysCommitments } from '../nordlys.ts';
import { districtsOf, type PartnershipRow } from '../partnerships.ts';
import { amountFor, confirm, readingsFor, reportsFor } from './progress.ts';
import { wordings } from './commitment-wordings.ts';
import { randomFrom, type Random } from '../random.ts';

/** Dealt out in turn, so that every state and every health is in the city. */
const special: readonly CommitmentState[] = [
	...Array<CommitmentState>(7).fill('proposed'),
	...Array<CommitmentState>(6).fill('draft'),
	...Array<CommitmentState>(3).fill('declined'),
	...Array<CommitmentState>(5).fill('reported'),
	...Array<CommitmentState>(9).fill('delivered'),
	...Array<CommitmentState>(3).fill('partly'),
	...Array<CommitmentState>(2).fill('not_delivered'),
	...Array<CommitmentState>(4).fill('withdrawn'),
	...Array<CommitmentState>(2).fill('replaced'),
];
const healths: readonly HealthKind[] = [
	...[
		'on_track',
		'ahead',
		'on_track',
		'behind',
		'on_track',
		'ahead',
		'done',
		'on_track',
		'behind',
		'no_data',
	],
	...[
		'on_track',
		'ahead',
		'on_track',
		'not_started',
		'behind',
		'on_track',
		'ahead',
		'on_track',
		'done',
		'behind',
	],
] as HealthKind[];

const reasons: Partial<Record<CommitmentState, readonly string[]>> = {
	withdrawn: [
		'Vores lokale blev opsagt, og vi kan ikke holde åbent uden.',
		'To af tre mentorer har fået nyt job. Vi giver det op og lover hellere noget mindre til foråret.',
	],
	declined: ['Tallet kan ikke tælles, som det er skrevet. Skriv antal gange i stedet, så siger vi ja.'],
	partly: ['Vi nåede det meste, men ikke alt.'],
	not_delivered: ['Opgaven var større, end vi troede.'],
};

export function planCommitments(city: City, partnerships: readonly PartnershipRow[]): CommitmentPlan[] {
	const random = randomFrom('commitments');
	const wanted = [
		...signed(city).flatMap((partner) =>
			(partner.plan.commitments ?? [])
				.filter((_, i) => i < 2 || random.chance(0.5))
				.map((key) => ({ partner, key, partnership: null })),
		),
		...partnerships
			.filter(({ plan }) => plan.state === 'active')
			.flatMap((partnership) =>
				typesOf(partnership, random).map((key) => ({ partner: partnership.signed[0]!, key, partnership })),
			),
	];
	const places = random.some([...wanted.keys()], special.length);
	const states = new Map(places.map((place, i) => [place, special[i]!]));
	const plans = wanted.map(({ partner, key, partnership }, i) => {
		const health = healths[i % healths.length]!;
		return plan(city, partner, commitmentType(key), partnership, states.get(i) ?? 'active', health, random);
	});
	// The firm of the demo has something to confirm.
	const visit = plans.find(
		({ author, type }) => author.key === 'kapelgaardsskolen' && type.key === 'company-visits',
	);
	if (visit?.contributions.length) {
		visit.counterpart = city.partner('nordlys-el');
		visit.contributions.at(-1)!.level = 0;
	}
	// And somebody's word to weigh: a commitment called done, whose other side it is.
	const called = plans.find(
		({ state, partnership, author }) =>
			state === 'reported' && !partnership && author.kind !== 'municipality',
	);
	if (called) called.counterpart = city.partner('nordlys-el');
	return [
		...nordlysCommitments(city),
		...plans,
		...askedOfNordlys(city, partnerships),
		...plans.filter(({ state }) => state === 'replaced').map(successor),
	];
}

/** A joint one that a school has proposed: the firm of the demo is asked for its yes. */
function askedOfNordlys(city: City, partnerships: readonly PartnershipRow[]): CommitmentPlan[] {
	const shared = partnerships.find(({ key }) => key === 'strom');
	const school = shared?.signed[1];
	if (!shared || !school) return [];
	const random = randomFrom('asked of the firm');
	return [plan(city, school, commitmentType('company-visits'), shared, 'proposed', 'on_track', random)];
}

/** What took over: a smaller number, and more time. What was delivered stays with the first. */
function successor(old: CommitmentPlan): CommitmentPlan {
	const target = Math.max(2, Math.round(old.target * 0.75));
	return {
		...old,
		replaces: old,
		state: 'active',
		target,
		title: renumbered(old, target),
		from: Math.round(old.from / 3),
		to: Math.max(old.to, 60) + 90,
		milestones: [],
		contributions: [],
	};
}

const partnershipTypes: Readonly<Record<string, readonly CommitmentTypeKey[]>> = {
	'2011-2014/goal-1': ['homework-help', 'company-visits', 'education-evenings'],
	'2011-2014/goal-2': ['mentor-hours', 'work-placements'],
	'2011-2014/goal-4': ['advice-hours'],
	'2011-2014/goal-5': ['neighbourhood-walks'],
	'2011-2014/goal-6': ['open-house', 'language-cafes', 'volunteer-places'],
};
const typesOf = ({ plan: { goals } }: PartnershipRow, random: Random): string[] =>
	goals
		.slice(0, random.chance(0.4) ? 2 : 1)
		.map((goal) => random.pick(partnershipTypes[goal] ?? ['open-house']));

/** A partner of another sector, from the same district where there is one. */
function otherSide(city: City, partner: Partner, random: Random): Partner {
	const others = signed(city).filter(({ kind }) => kind !== partner.kind);
	const near = others.filter((other) => districtOfPartner(other) === districtOfPartner(partner));
	return random.pick(near.length ? near : others);
}

/** Start and end in days from today; nobody promises before they have signed. */
function period(
	state: CommitmentState,
	health: HealthKind,
	since: number,
	random: Random,
): { from: number; to: number } {
	const earlier = (least: number) => -random.whole(Math.min(least, since), since);
	if (state === 'draft' || state === 'proposed' || state === 'declined')
		return { from: random.whole(2, 30), to: random.whole(160, 400) };
	if (state === 'delivered' || state === 'partly' || state === 'not_delivered')
		return { from: -since, to: -random.whole(3, Math.max(4, Math.round(since / 4))) };
	if (state === 'reported') return { from: -since, to: random.whole(-6, 14) };
	if (health === 'not_started') return { from: random.whole(4, 45), to: random.whole(200, 400) };
	const from = earlier(40);
	return { from, to: Math.round(-from * (0.15 + random.share() * 1.3)) + 12 };
}

const healthBehind: Partial<Record<CommitmentState, HealthKind>> = {
	reported: 'done',
	delivered: 'done',
	partly: 'behind',
	not_delivered: 'behind',
	withdrawn: 'behind',
	replaced: 'on_track',
};

function plan(
	city: City,
	partner: Partner,
	type: CommitmentType,
	partnership: PartnershipRow | null,
	wantedState: CommitmentState,
	wantedHealth: HealthKind,
	random: Random,
): CommitmentPlan {
	const { calendar } = city;
	const since = partnership ? -partnership.plan.from : partner.signedDaysAgo!;
	const isOver = wantedState === 'delivered' || wantedState === 'partly' || wantedState === 'not_delivered';
	const state = isOver && since < 60 ? 'active' : wantedState;
	const health = healthBehind[state] ?? wantedHealth;
	const span = period(state, health, since, random);
	const isReading = type.direction === 'down';
	const target = isReading ? random.whole(3, 5) : rounded(type.defaultTarget * (0.6 + random.share()));
	const baseline = isReading ? target + random.whole(5, 9) : 0;
	const { tails, description, for: targetGroup, resources } = wordings[type.key as CommitmentTypeKey];
	const tail =
		type.key === 'apprenticeships' && partner.plan.craft ? `til ${partner.plan.craft}` : random.pick(tails);
	const goal = goalFor(type, partner, random);
	const home = partnership ? districtsOf(partnership) : homeDistricts(partner, random);
	const counterpart =
		!partnership && type.confirms === 'counterpart' ? otherSide(city, partner, random) : null;
	const begun = !['draft', 'proposed', 'declined'].includes(state) && span.from < 0;
	const reporters = partnership ? partnership.signed : [partner];
	const amount = begun ? amountFor(health, { ...span, target }, calendar, random) : 0;
	const contributions =
		!begun || health === 'no_data'
			? []
			: isReading
				? readingsFor(baseline, health === 'behind' ? baseline - 1 : target, span.from, partner, random)
				: reportsFor(type, amount, span, reporters, random);
	confirm(contributions, counterpart !== null || (partnership?.signed.length ?? 0) > 1, random);
	if (type.countedFrom === 'manual' && contributions.length > 3 && random.chance(0.08))
		contributions[1]!.correctedFrom = contributions[1]!.amount + 2;
	const amended = begun && state === 'active' && !isReading && target > 3 && random.chance(0.08);
	return {
		type,
		author: partner,
		partnership,
		counterpart,
		title: `${withLocale('da', () => formatAmount(target, type.unit, 'da', 'long')).replace('\u00a0', ' ')} ${tail}`,
		description: random.pick(description),
		goal,
		secondaryGoals: random.chance(0.25) ? [random.pick(goalKeys().filter((key) => key !== goal))] : [],
		targetGroup,
		resources,
		// What the municipality itself promises, it promises the whole city.
		districts: partner.kind === 'municipality' && !partnership ? [] : withoutWhiteSpots(home, goal),
		baseline,
		target,
		...(amended && {
			amended: {
				from: rounded(target * 1.4),
				day: Math.round(span.from / 3),
				reason: 'Vi satte det for højt. Med to hjælpere færre er dette det, vi kan love.',
			},
		}),
		...span,
		state,
		...(reasons[state] && { reason: random.pick(reasons[state]) }),
		milestones: random.chance(0.28) ? milestones(span, amount / target, random) : [],
		contributions,
	};
}

const rounded = (target: number): number =>
	target >= 40 ? Math.round(target / 10) * 10 : Math.max(2, Math.round(target));

const goalKeys = (): string[] => currentEdition().goals.map(({ key }) => key);

/** The municipality's adverts aim at its own workforce; some doors open for safety's sake. */
function goalFor(type: CommitmentType, { kind }: Partner, random: Random): string {
	if (kind === 'municipality' && type.key === 'fair-adverts') return '2011-2014/goal-3';
	if (type.key === 'homework-help' && kind === 'housing' && random.chance(0.3)) return '2011-2014/goal-4';
	return defaultGoalOf(type) ?? '2011-2014/goal-6';
}

/** Nørrebro and Bispebjerg work across their border. */
function homeDistricts(partner: Partner, random: Random): DistrictNr[] {
	const own = partner.sites.flatMap(({ districtNr }) => districtNr ?? []);
	if (own.includes(3) && random.chance(0.55)) return [...own, 8];
	if (own.includes(8) && random.chance(0.55)) return [...own, 3];
	return own;
}

function milestones({ from, to }: { from: number; to: number }, share: number, random: Random) {
	const at = (part: number) => Math.round(from + (to - from) * part);
	const half = { title: 'Halvvejs', day: at(0.5), reached: share >= 0.5 };
	const begin = {
		title: random.pick(['Den første gang', 'Aftale med skolen', 'Alle frivillige er på plads']),
		day: at(0.2),
		reached: share > 0.1,
	};
	return [begin, half, { title: 'Samlet op og fortalt videre', day: to, reached: false }];
}

export const areaOf = ({ goal }: { goal: string }) => focusAreaOf(goal)?.key;
