/** Types of promises that are not the site's own: one that the municipality added, and one that a partner waits for. */
import { typeFrom, type TypeRow } from '#lib/commitments/types/added.ts';
import { learnTypes } from '#lib/commitments/types/catalogue.server.ts';
import { insertType } from '#lib/commitments/types/type-writes.server.ts';
import { districtOfPartner, type City, type Partner } from '../city.ts';
import type { CommitmentPlan } from './commitment-plan.ts';

const lessons = {
	key: 'added-cykelkurser',
	state: 'offered',
	goal: '2011-2014/goal-6',
	defaultTarget: 10,
	confirms: 'municipality',
	organisationId: null,
	name: { da: 'Cykelkurser', en: 'Cycling lessons' },
	question: { da: 'Hvor mange kursusgange holder I?', en: 'How many lessons will you hold?' },
	help: {
		da: 'En kursusgang med cykler at låne, hvor voksne lærer at cykle i byen.',
		en: 'A lesson with bicycles to borrow, where adults learn to cycle in the city.',
	},
	unitOne: { da: 'kursusgang', en: 'lesson' },
	unitOther: { da: 'kursusgange', en: 'lessons' },
	symbol: null,
} satisfies TypeRow;

const hosts = {
	key: 'added-opgange',
	state: 'proposed',
	goal: '2011-2014/goal-6',
	defaultTarget: 1,
	confirms: 'municipality',
	name: { da: 'Værter i opgange' },
	question: { da: 'Hvor mange opgange får en vært?' },
	help: { da: 'En opgang, hvor en beboer tager imod nye naboer og viser dem rundt.' },
	unitOne: { da: 'opgang med vært' },
	unitOther: { da: 'opgange med vært' },
	symbol: null,
} satisfies Omit<TypeRow, 'organisationId'>;

/** Writes them, lets the process know, and plans what is promised in them. */
export async function addTypes(city: City): Promise<CommitmentPlan[]> {
	const { trx, calendar, municipality, log } = city;
	const { key, state, goal, defaultTarget, confirms, organisationId, ...texts } = lessons;
	const decidedAt = calendar.at(-200, '11:15');
	const administrator = municipality.administrator.id;
	const by = { proposedBy: administrator, proposedAt: decidedAt, decidedBy: administrator, decidedAt };
	const id = await insertType(
		trx,
		{ key, state, goal, defaultTarget, confirms, organisationId, ...by },
		texts,
	);
	log.push({
		...{ personId: administrator, verb: 'commitment_type.added', at: decidedAt },
		...{ subjectKind: 'commitment_type', subjectId: id, details: { key } },
	});
	const waiting = await addWaiting(city, city.partner('bakkehuset'));
	await learnTypes(trx);
	return [taught(city.partner('spejderne')), waiting];
}

async function addWaiting({ trx, calendar, log }: City, author: Partner): Promise<CommitmentPlan> {
	const { key, state, goal, defaultTarget, confirms, ...texts } = hosts;
	const at = calendar.at(-4, '16:40');
	const organisationId = author.id;
	const by = { proposedBy: author.owner.id, proposedAt: at };
	const id = await insertType(
		trx,
		{ key, state, goal, defaultTarget, confirms, organisationId, ...by },
		texts,
	);
	log.push({
		...{ personId: author.owner.id, organisationId, verb: 'commitment_type.proposed', at },
		...{ subjectKind: 'commitment_type', subjectId: id, details: { key } },
	});
	return {
		...planned(author, { ...hosts, organisationId }),
		title: '6 opgange får en vært',
		description: 'Værten hilser på, viser vaskeriet og fortæller om fællesspisningen.',
		target: 6,
		from: 14,
		to: 330,
		state: 'draft',
		milestones: [],
		contributions: [],
	};
}

const taught = (author: Partner): CommitmentPlan => ({
	...planned(author, lessons),
	title: '12 kursusgange på cykel',
	description: 'Vi låner cykler ud og øver på en lukket plads, før vi kører ud i trafikken.',
	target: 12,
	from: -150,
	to: 120,
	state: 'active',
	milestones: [{ title: 'De første seks kursusgange', day: -20, reached: true }],
	contributions: [-131, -110, -89, -68, -47, -26].map((day, i) => ({
		...{ by: author, amount: 1, day, note: 'Søndag formiddag på skolens plads', deed: null },
		level: i < 4 ? 2 : 1,
	})),
});

const planned = (author: Partner, row: TypeRow) => {
	const district = districtOfPartner(author);
	return {
		type: typeFrom(row),
		author,
		partnership: null,
		counterpart: null,
		goal: row.goal,
		secondaryGoals: [],
		targetGroup: 'Alle voksne i kvarteret',
		resources: '',
		districts: district === null ? [] : [district],
		baseline: 0,
	};
};
