/** Forums and networks, seats and meetings in the states in which a form of theirs shows. */
import { writeDecision } from '#lib/networks/circles/circles.server.ts';
import { addDocument } from '#lib/networks/documents/documents.server.ts';
import { pinThing } from '#lib/networks/pins/pins.server.ts';
import { joinNetwork } from '#lib/networks/joining/joining.server.ts';
import {
	calledMeeting,
	forumOf,
	heldSeat,
	linked,
	memberOf,
	networkOf,
	offeredSeat,
	plannedMeeting,
} from '../cast/dialogue/forums.ts';
import { makeEvent } from '../cast/events.ts';
import { person } from '../cast/people.ts';
import { inDays, type City, type FormSamples } from './city.ts';

const desk = '/(municipality)/municipality/forums/[forum]';
const seat = '/(public)/seats/[secret]';
const own = '/(member)/workspace/[organisation]/networks/[network]';

/** Ours to run, with somebody who asks or sits there; and another's, to join and to leave. */
async function networksInStates({ db, us, school, association, own: ours }: City): Promise<FormSamples> {
	const by = await person(db, 'consultant');
	const at = (network: string) => ours(`/networks/${network}`);
	const asked = async () => {
		const network = await networkOf(db, by, us);
		await joinNetwork(db, association.as('editor'), association.slug, network);
		return at(network);
	};
	const open = { joining: 'open' } as const;
	const [joins, leaves, ends, runs] = [
		await networkOf(db, by, school, open),
		await networkOf(db, by, school, open),
		await networkOf(db, by, us, open),
		await networkOf(db, by, us),
	];
	await memberOf(db, leaves, us);
	await memberOf(db, ends, association);
	const runner = us.as('editor');
	await addDocument(db, runner, runs, linked());
	const decision = { words: 'En plan', owner: 'Os', dueOn: inDays(20), meeting: null, submission: undefined };
	await writeDecision(db, runner, runs, decision);
	await memberOf(db, runs, us);
	const startsAt = new Date(`${inDays(20)}T15:00:00Z`);
	for (const title of ['En kop kaffe', 'En tur'])
		await pinThing(db, runner, runs, `/events/${(await makeEvent(db, us.id, { title, startsAt })).slug}`);
	const [called, cancelled, held] = [
		await plannedMeeting(db, runner, runs),
		await plannedMeeting(db, runner, runs),
		await plannedMeeting(db, runner, runs),
	];
	await isOver(db, held);
	await addDocument(db, runner, runs, linked(), held);
	const meeting = (id: number) => ours(`/networks/${runs}/meetings/${id}`);
	return {
		[`${own} ?/join`]: at(joins),
		[`${own} ?/leave`]: at(leaves),
		[`${own} ?/contact`]: at(runs),
		[`${own} ?/accept`]: await asked(),
		[`${own} ?/decline`]: await asked(),
		[`${own} ?/endSeat`]: at(ends),
		[`${own} ?/done`]: at(runs),
		[`${own} ?/removeDocument`]: at(runs),
		[`${own} ?/unpin`]: at(runs),
		[`${own} ?/pinUp`]: at(runs),
		[`${own}/meetings/[meeting] ?/call`]: meeting(called),
		[`${own}/meetings/[meeting] ?/change`]: meeting(called),
		[`${own}/meetings/[meeting] ?/cancel`]: meeting(cancelled),
		[`${own}/meetings/[meeting] ?/minutes`]: meeting(held),
		[`${own}/meetings/[meeting] ?/removeDocument`]: meeting(held),
	};
}

async function isOver(db: City['db'], meeting: number): Promise<void> {
	const yesterday = new Date(Date.now() - 86_400_000);
	const past = { startsAt: yesterday, endsAt: new Date(yesterday.getTime() + 3_600_000) };
	await db.updateTable('circleMeeting').set(past).where('id', '=', meeting).execute();
}

export async function forumsInStates(city: City): Promise<FormSamples> {
	const { db, desk: cityAt } = city;
	const by = await person(db, 'consultant');
	const forum = await forumOf(db, by);
	const [offered, declining] = [await offeredSeat(db, by, forum), await offeredSeat(db, by, forum)];
	const [holds, changes, leaves] = [
		await heldSeat(db, by, forum, { toOn: inDays(60) }),
		await heldSeat(db, by, forum),
		await heldSeat(db, by, forum),
	];
	const decision = { words: 'En lektiecafé', owner: 'Bibliotekerne', dueOn: inDays(20), meeting: null };
	await writeDecision(db, by, forum, { ...decision, submission: undefined });
	await calledMeeting(db, by, forum);
	const [planned, cancelled, held] = [
		await plannedMeeting(db, by, forum),
		await plannedMeeting(db, by, forum),
		await plannedMeeting(db, by, forum),
	];
	await isOver(db, held);
	await addDocument(db, by, forum, linked());
	await addDocument(db, by, forum, linked(), held);
	const meeting = (id: number) => cityAt(`/forums/${forum}/meetings/${id}`);
	const seatOf = ({ secret }: { secret: string }) => ({ path: `/seats/${secret}` });
	return {
		...(await networksInStates(city)),
		[`${desk} ?/done`]: cityAt(`/forums/${forum}`),
		[`${desk} ?/endSeat`]: cityAt(`/forums/${forum}`),
		[`${desk} ?/extendSeat`]: cityAt(`/forums/${forum}`),
		[`${desk} ?/removeDocument`]: cityAt(`/forums/${forum}`),
		[`${desk}/meetings/[meeting] ?/call`]: meeting(planned),
		[`${desk}/meetings/[meeting] ?/change`]: meeting(planned),
		[`${desk}/meetings/[meeting] ?/cancel`]: meeting(cancelled),
		[`${desk}/meetings/[meeting] ?/minutes`]: meeting(held),
		[`${desk}/meetings/[meeting] ?/removeDocument`]: meeting(held),
		[`${seat} ?/accept`]: seatOf(offered),
		[`${seat} ?/decline`]: seatOf(declining),
		[`${seat} ?/answer`]: seatOf(holds),
		[`${seat} ?/change`]: seatOf(changes),
		[`${seat} ?/leave`]: seatOf(leaves),
	};
}
