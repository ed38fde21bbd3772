/** A city three years in: a plan for each committee, actions that were changed on the way, advice with answers, four lighthouses. */
import { wordingKeys, type Wording } from '#lib/followup/plans/action.ts';
import * as writes from '#lib/followup/plans/writes.server.ts';
import * as lighthouses from '#lib/followup/lighthouses/queries.server.ts';
import { insertLink } from '#lib/followup/links/links-queries.server.ts';
import * as opinions from '#lib/followup/opinions/queries.server.ts';
import { committeeOf, currentEdition, lighthouseBySlug } from '#lib/policy/edition.ts';
import { slugFor, type City } from '../city.ts';
import type { Commitment } from '../commitments/commitment-plan.ts';
import { randomFrom } from '../random.ts';
import { planned, type ActionPlanned } from './action-plans.ts';
import { advice, projects } from './advice.ts';

const goalKey = (number: number) => currentEdition().goals.find((goal) => goal.number === number)!.key;
const keyOf = (name: string) => `${currentEdition().key}/${name}`;

/** Promises that everybody may read, toward a goal, of which something is done. */
const towardGoal = (commitments: readonly Commitment[], goal: string) =>
	commitments.filter(
		({ goal: own, state, contributions }) =>
			own === goal && ['active', 'reported', 'delivered'].includes(state) && contributions.length > 0,
	);

function wordingsOf(
	{ calendar }: City,
	action: ActionPlanned,
): { day: number; reason: string | null; wording: Wording }[] {
	const first: Wording = {
		...{ title: action.title, body: action.body, unit: action.unit, money: action.money ?? null },
		...{ titleEn: action.titleEn ?? null, bodyEn: action.bodyEn ?? null },
		status: 'planned',
		goals: action.goals.map(goalKey).toSorted(),
		startsOn: calendar.day(action.from),
		dueOn: calendar.day(action.to),
	};
	const all = [{ day: Math.min(action.from - 20, -8), reason: null as string | null, wording: first }];
	for (const { day, reason, to, ...change } of action.changes ?? [])
		all.push({
			day,
			reason,
			wording: {
				...all.at(-1)!.wording,
				...change,
				...(to === undefined ? {} : { dueOn: calendar.day(to) }),
			},
		});
	return all;
}

async function addAction(
	city: City,
	planId: number,
	action: ActionPlanned,
	commitments: readonly Commitment[],
): Promise<void> {
	const { trx, calendar, municipality } = city;
	const wordings = wordingsOf(city, action);
	const now = wordings.at(-1)!.wording;
	const { id } = await writes.insertAction(trx, {
		...(Object.fromEntries(wordingKeys.map((key) => [key, now[key]])) as unknown as Wording),
		slug: slugFor(action.title, randomFrom(`action ${action.title}`)),
		planId,
		contactId: municipality.editor.id,
		createdAt: calendar.at(wordings[0]!.day),
	});
	for (const { day, reason, wording } of wordings)
		await writes.insertWording(trx, id, wording, {
			reason,
			writtenAt: calendar.past(day),
			writtenBy: municipality.editor.id,
		});
	for (const { id: commitmentId } of commitments)
		await insertLink(trx, { kind: 'action', id }, commitmentId, {
			linkedAt: calendar.past(-20),
			linkedBy: municipality.editor.id,
		});
}

export async function addPlans(city: City, commitments: readonly Commitment[]): Promise<void> {
	const { trx, calendar, municipality } = city;
	const year = Number(calendar.today.slice(0, 4));
	const taken = new Map<string, number>();
	for (const { committee, intro, actions } of planned) {
		const key = keyOf(committee);
		const plan = (await writes.insertPlan(trx, {
			slug: slugFor(committeeOf(key)!.name.da, randomFrom(`plan ${committee}`)),
			committee: key,
			startsOn: `${year - 2}-01-01`,
			endsOn: `${year + 1}-12-31`,
			intro,
			createdAt: calendar.at(-940),
			createdBy: municipality.editor.id,
		}))!;
		for (const action of actions) {
			const goal = goalKey(action.goals[0]!);
			const from = taken.get(goal) ?? 0;
			const own = towardGoal(commitments, goal).slice(from, from + (action.links ?? 0));
			taken.set(goal, from + own.length);
			await addAction(city, plan.id, action, own);
		}
		await writes.updatePlan(trx, plan.id, {
			publishedAt: calendar.at(-930),
			publishedBy: municipality.administrator.id,
		});
	}
	await addAdvice(city);
	await addLighthouses(city, commitments);
}

async function addAdvice({ trx, calendar, municipality }: City): Promise<void> {
	for (const one of advice) {
		const { id } = await opinions.insertOpinion(trx, {
			slug: slugFor(one.title, randomFrom(`advice ${one.title}`)),
			givenOn: calendar.day(one.day),
			...{ title: one.title, body: one.body, documentUrl: null },
			committee: keyOf(one.committee),
			goals: one.goals.map(goalKey).toSorted(),
			answerDueOn: calendar.day(one.due),
			createdAt: calendar.at(one.day),
			createdBy: municipality.editor.id,
		});
		await opinions.updateOpinion(trx, id, {
			publishedAt: calendar.past(one.day + 1),
			publishedBy: municipality.editor.id,
		});
		if (one.answer)
			await opinions.insertAnswer(trx, {
				opinionId: id,
				words: one.answer.words,
				answeredAt: calendar.past(one.answer.day),
				answeredBy: municipality.editor.id,
			});
	}
}

async function addLighthouses(
	{ trx, calendar, municipality }: City,
	commitments: readonly Commitment[],
): Promise<void> {
	const by = municipality.editor.id;
	for (const project of projects) {
		const { id } = (await lighthouses.insertLighthouse(trx, {
			key: lighthouseBySlug(project.slug)!.key,
			...{ what: project.what, place: project.place, districtNr: project.district },
			lat: project.point?.lat ?? null,
			lng: project.point?.lng ?? null,
			changedAt: calendar.past(-14),
			changedBy: by,
		}))!;
		for (const { title, due, reached } of project.steps)
			await lighthouses.insertStep(trx, {
				lighthouseId: id,
				title,
				dueOn: calendar.day(due),
				reachedAt: reached === undefined ? null : calendar.past(reached),
			});
		for (const { day, words, source } of project.results)
			await lighthouses.insertResult(trx, {
				lighthouseId: id,
				foundOn: calendar.day(day),
				...{ words, source, sourceUrl: null },
				writtenAt: calendar.past(day + 2),
				writtenBy: by,
			});
		for (const goal of project.goals.map(goalKey))
			for (const { id: commitmentId } of towardGoal(commitments, goal).slice(0, 3))
				await insertLink(trx, { kind: 'lighthouse', id }, commitmentId, {
					linkedAt: calendar.past(-20),
					linkedBy: by,
				});
	}
}
