/** Forums, seats and meetings in the states in which a form of theirs shows. */
import { writeDecision } from '#lib/networks/circles/circles.server.ts';
import { calledMeeting, forumOf, heldSeat, offeredSeat, plannedMeeting } from '../cast/forums.ts';
import { person } from '../cast/people.ts';
import { inDays, type City, type FormSamples } from './city.ts';

const desk = '/(municipality)/municipality/forums/[forum]';
const seat = '/(public)/seats/[secret]';

export async function forumsInStates({ db, desk: cityAt }: City): Promise<FormSamples> {
	const by = await person(db, 'consultant');
	const forum = await forumOf(db, by);
	const [offered, declining] = [await offeredSeat(db, by, forum), await offeredSeat(db, by, forum)];
	const [holds, changes, leaves] = [
		await heldSeat(db, by, forum),
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
	const yesterday = new Date(Date.now() - 86_400_000);
	const past = { startsAt: yesterday, endsAt: new Date(yesterday.getTime() + 3_600_000) };
	await db.updateTable('circleMeeting').set(past).where('id', '=', held).execute();
	const meeting = (id: number) => cityAt(`/forums/${forum}/meetings/${id}`);
	const own = ({ secret }: { secret: string }) => ({ path: `/seats/${secret}` });
	return {
		[`${desk} ?/done`]: cityAt(`/forums/${forum}`),
		[`${desk} ?/endSeat`]: cityAt(`/forums/${forum}`),
		[`${desk}/meetings/[meeting] ?/call`]: meeting(planned),
		[`${desk}/meetings/[meeting] ?/change`]: meeting(planned),
		[`${desk}/meetings/[meeting] ?/cancel`]: meeting(cancelled),
		[`${desk}/meetings/[meeting] ?/minutes`]: meeting(held),
		[`${seat} ?/accept`]: own(offered),
		[`${seat} ?/decline`]: own(declining),
		[`${seat} ?/answer`]: own(holds),
		[`${seat} ?/change`]: own(changes),
		[`${seat} ?/leave`]: own(leaves),
	};
}
