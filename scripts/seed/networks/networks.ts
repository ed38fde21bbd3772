/** Networks with a coordinator, members of whom one still waits, meetings, decisions, news and documents. */
import { insertCircle } from '#lib/networks/circles/writes.server.ts';
import { insertDocument } from '#lib/networks/documents/queries.server.ts';
import { comingEvents, runningPromises } from '#lib/networks/joining/member-things-queries.server.ts';
import { insertNews } from '#lib/networks/joining/news-queries.server.ts';
import { insertPin } from '#lib/networks/pins/queries.server.ts';
import { insertSeat } from '#lib/networks/seats/queries.server.ts';
import type { City } from '../city.ts';
import { keptPdf } from '../papers.ts';
import { addDecisions, addMeetings, slugOf } from './forums.ts';
import { networkPlans, type NetworkPlanned } from './network-plans.ts';

export async function addNetworks(city: City): Promise<void> {
	for (const plan of networkPlans) await addNetwork(city, plan);
}

async function addNetwork(city: City, plan: NetworkPlanned): Promise<void> {
	const { trx, calendar, municipality, partner } = city;
	const coordinator = partner(plan.coordinator);
	const { id: circleId } = await insertCircle(trx, {
		...{ kind: 'network', slug: slugOf(plan.name), name: plan.name, purpose: plan.purpose, isPublic: true },
		...{ goals: plan.goals, theme: plan.theme, joining: plan.joining, coordinatorId: coordinator.id },
		...{ createdAt: calendar.past(-140), createdBy: municipality.consultant.id },
	});
	const join = (key: string, days: number, state: 'held' | 'requested') =>
		insertSeat(trx, {
			...{ circleId, kind: 'organisation', organisationId: partner(key).id, personId: partner(key).owner.id },
			...{ state, locale: 'da', fromOn: calendar.day(-days), invitedAt: calendar.past(-days) },
			answeredAt: state === 'held' ? calendar.past(-days) : null,
		});
	const held = [];
	for (const [index, key] of plan.members.entries()) {
		const { id } = await join(key, 130 - 5 * index, 'held');
		held.push({ id, plan: { answer: (['yes', 'yes', 'maybe', 'no', undefined] as const)[index % 5] } });
	}
	for (const key of plan.asking ?? []) await join(key, 3, 'requested');
	const by = coordinator.owner.id;
	const meetings = await addMeetings(city, { circleId, by }, plan.meetings, held);
	await addDecisions(city, { circleId, by }, plan, meetings);
	for (const { ago, title, words } of plan.news ?? [])
		await insertNews(trx, { circleId, title, words, sentAt: calendar.past(-ago), sentBy: by });
	for (const { title, ...document } of plan.documents ?? []) {
		const addedAt = calendar.past(-20);
		const paper = 'lines' in document ? await keptPdf(trx, title, document.lines, addedAt) : document;
		await insertDocument(trx, { circleId, title, ...paper, addedAt, addedBy: by });
	}
	await putFirst(city, circleId, by);
}

/** One promise and one event of its members. */
async function putFirst({ trx, calendar }: City, circleId: number, pinnedBy: number): Promise<void> {
	const [promise] = await runningPromises(trx, circleId);
	const event = (await comingEvents(trx, circleId, calendar.past(0))).at(-1);
	const pinned = { circleId, pinnedBy, pinnedAt: calendar.past(-10) };
	if (promise) await insertPin(trx, { ...pinned, place: 1, commitmentId: promise.id });
	if (event) await insertPin(trx, { ...pinned, place: 2, eventId: event.id });
}
