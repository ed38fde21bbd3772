/** Promises that wait for somebody, and what was delivered on them. */
import { amendTarget } from '#lib/commitments/changing/amendments.server.ts';
import { reportDelivered } from '#lib/commitments/closing/outcomes.server.ts';
import { declineJoint } from '#lib/commitments/joint/joint.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { raiseObjection, settleObjection } from '#lib/contributions/objections/objections.server.ts';
import { commitmentBy, draftBy, partnership, proposedBy } from '../cast/commitments.ts';
import { delivered, inDays, type City, type FormSamples } from './city.ts';

const promise = '/(member)/workspace/[organisation]/commitments/[commitment]';

export async function promisesInStates(city: City): Promise<FormSamples> {
	const { db, us, school, association, housing, own } = city;
	const period = { startsOn: inDays(-60), dueOn: inDays(300) };
	const change = { target: 12, reason: 'Vi fik en afdeling mere' };
	const at = (slug: string) => own(`/commitments/${slug}`);
	const together = await partnership(db, [school, us, association, housing], inDays(600));
	const joint = { ...period, partnership: together };

	const asked = await proposedBy(db, housing, joint);
	const waiting = await proposedBy(db, us, joint);
	await db
		.updateTable('commitmentParty')
		.set({ askedAt: new Date(Date.now() - 4 * 86_400_000) })
		.where('commitmentId', '=', db.selectFrom('commitment').select('id').where('slug', '=', waiting))
		.execute();
	const refused = await proposedBy(db, us, joint);
	await declineJoint(db, association.as('signatory'), refused, {
		organisationId: association.id,
		reason: 'Det har vi ikke hænder til',
	});
	const named = await commitmentBy(db, school, { ...period, counterpart: us });
	const theirChange = await commitmentBy(db, housing, joint);
	await amendTarget(db, school.as('signatory'), theirChange.slug, change);
	const ours = await partnership(db, [us, school], inDays(600));
	const ourChange = await commitmentBy(db, us, { ...period, partnership: ours });
	await amendTarget(db, us.as('signatory'), ourChange.slug, change);
	const done = await commitmentBy(db, us, period);
	await delivered(city, us, done.id);
	const word = 'Alle pladser er besat';
	await reportDelivered(db, us.as('signatory'), done.slug, { organisationId: us.id, word });

	const draft = await draftBy(db, us, period);
	const step = (number: number) => own(`/commitments/${draft}/edit?step=${number}`);
	return {
		[`${promise} ?/signJoint`]: at(asked),
		[`${promise} ?/declineJoint`]: at(asked),
		[`${promise} ?/remind`]: at(waiting),
		[`${promise} ?/takeBack`]: at(waiting),
		[`${promise} ?/without`]: at(refused),
		[`${promise} ?/agree`]: at(named.slug),
		[`${promise} ?/signAmendment`]: at(theirChange.slug),
		[`${promise} ?/declineAmendment`]: at(theirChange.slug),
		[`${promise} ?/takeBackAmendment`]: at(ourChange.slug),
		[`${promise} ?/reopen`]: at(done.slug),
		[`${promise}/edit ?/type`]: step(1),
		[`${promise}/edit ?/target`]: step(2),
		[`${promise}/edit ?/where`]: step(3),
		[`${promise}/edit ?/propose`]: step(4),
		[`${promise}/edit ?/discard`]: step(4),
		...(await contributionsInStates(city)),
	};
}

/** What a school delivered, and what we or the municipality have said of it. */
async function contributionsInStates(city: City): Promise<FormSamples> {
	const { db, us, school, municipality, own, desk } = city;
	const promised = await commitmentBy(db, school, {
		startsOn: inDays(-60),
		dueOn: inDays(300),
		counterpart: us,
	});
	const [open, ours, theirs, doubted, cityDoubted, settled] = [
		await delivered(city, school, promised.id),
		await delivered(city, school, promised.id),
		await delivered(city, school, promised.id),
		await delivered(city, school, promised.id),
		await delivered(city, school, promised.id),
		await delivered(city, school, promised.id),
	];
	await verify(db, us.as('owner'), { contribution: ours, level: 1, note: '' });
	await verify(db, municipality, { contribution: theirs, level: 3, note: 'Set i listen' });
	const reason = 'Det var en anden dag';
	await raiseObjection(db, us.as('owner'), { contribution: doubted, organisationId: us.id, reason });
	await raiseObjection(db, municipality, { contribution: cityDoubted, organisationId: null, reason });
	await raiseObjection(db, us.as('owner'), { contribution: settled, organisationId: us.id, reason });
	await settleObjection(db, municipality, {
		contribution: settled,
		resolution: 'stands',
		note: 'Set i listen',
	});
	const page = '/(member)/workspace/[organisation]/contributions/[contribution]';
	const tasks = '/(municipality)/municipality/contributions/[contribution]';
	return {
		[`${page} ?/verify`]: own(`/contributions/${open}`),
		[`${page} ?/object`]: own(`/contributions/${open}`),
		[`${page} ?/retract`]: own(`/contributions/${ours}`),
		[`${page} ?/withdraw`]: own(`/contributions/${doubted}`),
		[`${tasks} ?/verify`]: desk(`/contributions/${open}`),
		[`${tasks} ?/object`]: desk(`/contributions/${open}`),
		[`${tasks} ?/retract`]: desk(`/contributions/${theirs}`),
		[`${tasks} ?/withdraw`]: desk(`/contributions/${cityDoubted}`),
		[`${tasks} ?/reopen`]: desk(`/contributions/${settled}`),
	};
}
