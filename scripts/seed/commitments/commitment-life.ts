/** How commitments of the demo ended and changed: called done and answered, amended and signed, replaced, explained. */
import type { Outcome } from '#lib/commitments/closing/closing.ts';
import { type City, type Partner } from '../city.ts';
import type { Commitment } from './commitment-plan.ts';
import { randomFrom } from '../random.ts';
import { theories } from './theories.ts';

export async function addCommitmentLife(city: City, commitments: readonly Commitment[]): Promise<void> {
	await addClosings(city, commitments);
	await addSuccessors(city, commitments);
	await addAgreements(city, commitments);
	await addAmendments(city, commitments);
	await addTheories(city, commitments);
}

const say = (
	city: City,
	{ id }: Commitment,
	verb: string,
	at: Date,
	{ by, person = by?.owner.id ?? null }: { by: Partner | null; person?: number | null },
	details: Record<string, string | number> = {},
) =>
	city.log.push({
		organisationId: by?.id ?? null,
		personId: person,
		verb: `commitment.${verb}`,
		subjectKind: 'commitment',
		subjectId: id,
		at,
		details,
	});

const makerOf = ({ partnership, author }: Commitment): Partner => partnership?.signed[0] ?? author;
const othersOf = (commitment: Commitment): Partner[] => {
	const maker = makerOf(commitment);
	const others = commitment.partnership?.signed ?? (commitment.counterpart ? [commitment.counterpart] : []);
	return others.filter(({ id }) => id !== maker.id);
};

/** Another side, where there is one that may; else the municipality, its auditor for its own houses. */
function deciderOf(city: City, commitment: Commitment, wantsOther: boolean) {
	const maker = makerOf(commitment);
	const municipal = maker.kind === 'municipality';
	const other = othersOf(commitment).find(({ kind }) => !(municipal && kind === 'municipality'));
	if (other && wantsOther) return { by: other, person: other.owner.id };
	return { by: null, person: (municipal ? city.municipality.auditor : city.municipality.consultant).id };
}

const words = [
	'Vi nåede det, vi lovede, og vi har fået nye venner på vejen. Tak til alle frivillige.',
	'Det blev til mere, end vi troede i begyndelsen. Vi fortsætter næste år.',
	'Forløbet er slut. Vi har skrevet ned, hvad vi lærte, og deler det gerne.',
];
const notes: Record<Outcome, string> = {
	delivered: '',
	partly: 'Det meste er bekræftet. Resten kom ikke i gang i tide.',
	not_delivered: 'Der er ikke meldt noget, som nogen har kunnet bekræfte.',
};

async function addClosings(city: City, commitments: readonly Commitment[]): Promise<void> {
	const random = randomFrom('closings');
	const over = commitments.filter(({ state }) =>
		['reported', 'delivered', 'partly', 'not_delivered'].includes(state),
	);
	for (const commitment of over) {
		const maker = makerOf(commitment);
		const decided = commitment.state === 'reported' ? null : (commitment.state as Outcome);
		const day = Math.min(commitment.to, 0) - 1;
		const reportedAt = city.calendar.past(day, '11:15');
		const decider = decided ? deciderOf(city, commitment, random.chance(0.5)) : null;
		const decidedAt = decided ? city.calendar.past(Math.min(day + 3, -1), '14:20') : null;
		const id = await insertClosing(city, commitment, {
			word: random.pick(words),
			reportedAt,
			outcome: decided,
			decidedAt,
			note: decided ? notes[decided] : '',
			decider,
		});
		say(city, commitment, 'reported', reportedAt, { by: maker }, { closing: id });
		if (!decided || !decider || !decidedAt) continue;
		say(city, commitment, decided, decidedAt, decider, { closing: id });
		await city.trx
			.updateTable('commitment')
			.set({ stateChangedBy: decider.person, stateChangedAt: decidedAt, stateReason: notes[decided] || null })
			.where('id', '=', commitment.id)
			.execute();
	}
	const early = commitments.find(
		({ state, contributions, counterpart, author }) =>
			state === 'active' && contributions.length > 2 && counterpart === null && author.key !== 'nordlys-el',
	);
	if (early) await sendBack(city, early);
}

/** One that was called done too early. */
async function sendBack(city: City, commitment: Commitment): Promise<void> {
	const [reportedAt, decidedAt] = [city.calendar.at(-9, '09:40'), city.calendar.at(-7, '13:05')];
	const decider = deciderOf(city, commitment, false);
	const note = 'Der mangler endnu en del af det, I lovede. Meld det færdigt, når resten er leveret.';
	const id = await insertClosing(city, commitment, {
		word: 'Vi tror, vi er i mål.',
		reportedAt,
		outcome: 'sent_back',
		decidedAt,
		note,
		decider,
	});
	say(city, commitment, 'reported', reportedAt, { by: makerOf(commitment) }, { closing: id });
	say(city, commitment, 'sent_back', decidedAt, decider, { closing: id });
}

async function insertClosing(
	{ trx }: City,
	commitment: Commitment,
	closing: {
		word: string;
		reportedAt: Date;
		outcome: Outcome | 'sent_back' | null;
		decidedAt: Date | null;
		note: string;
		decider: { by: Partner | null; person: number } | null;
	},
): Promise<number> {
	const maker = makerOf(commitment);
	const { decider, ...row } = closing;
	const { id } = await trx
		.insertInto('closing')
		.values({
			...row,
			commitmentId: commitment.id,
			organisationId: maker.id,
			reportedBy: maker.owner.id,
			suggested: closing.outcome && closing.outcome !== 'sent_back' ? closing.outcome : null,
			decidedOrganisationId: decider?.by?.id ?? null,
			decidedBy: decider?.person ?? null,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

async function addSuccessors({ trx }: City, commitments: readonly Commitment[]): Promise<void> {
	for (const { id, replaces } of commitments) {
		const old =
			replaces &&
			commitments.find(
				({ title, from, state }) =>
					state === 'replaced' && title === replaces.title && from === replaces.from,
			);
		if (old) await trx.updateTable('commitment').set({ replacesId: old.id }).where('id', '=', id).execute();
	}
}

/** Some counterparts have bound themselves. */
async function addAgreements(city: City, commitments: readonly Commitment[]): Promise<void> {
	const bound = commitments.filter(
		(one) =>
			one.state === 'active' &&
			one.counterpart &&
			!one.amended &&
			(one.id % 3 === 0 || bindsNordlys(city, one)),
	);
	for (const commitment of bound) {
		const at = city.calendar.past(Math.round(commitment.from / 2), '10:30');
		const set = { counterpartAgreedAt: at };
		await city.trx.updateTable('commitment').set(set).where('id', '=', commitment.id).execute();
		say(city, commitment, 'agreed', at, { by: commitment.counterpart });
	}
	const asks = bound.find(
		({ counterpart, author }) => counterpart?.key === 'nordlys-el' && author.key !== 'nordlys-el',
	);
	if (asks)
		await propose(city, asks, {
			to: asks.target + 2,
			day: -3,
			reason: 'To klasser mere vil gerne med ud at se en arbejdsplads.',
		});
	const shared = commitments.filter(
		({ state, partnership, amended, type }) =>
			state === 'active' && (partnership?.signed.length ?? 0) > 2 && !amended && type.direction === 'up',
	);
	const [waiting, refused] = shared;
	if (waiting)
		await propose(city, waiting, {
			to: waiting.target + 4,
			day: -5,
			reason: 'Der er flere, der gerne vil være med, end vi regnede med.',
			signed: 1,
		});
	if (refused) {
		const to = Math.max(2, Math.round(refused.target / 2));
		await propose(city, refused, {
			to,
			day: -30,
			reason: 'Vi mangler frivillige og vil halvere målet.',
			refusal: 'Vi kan godt nå det, hvis vi deler opgaven anderledes.',
		});
	}
}

const bindsNordlys = ({ partner }: City, { author, counterpart }: Commitment): boolean => {
	const { id } = partner('nordlys-el');
	return author.id === id || counterpart?.id === id;
};

interface Proposed {
	to: number;
	day: number;
	reason: string;
	/** How many have signed so far. */
	signed?: number;
	/** The first one's no. */
	refusal?: string;
}

async function propose(city: City, commitment: Commitment, given: Proposed): Promise<void> {
	const { calendar } = city;
	const at = (later: number) => calendar.past(given.day + later, '11:40');
	const id = await insertProposal(city, commitment, { from: commitment.target, ...given });
	const maker = { by: makerOf(commitment) };
	say(city, commitment, 'amendment_proposed', at(0), maker, { proposal: id });
	for (const [i, other] of othersOf(commitment).entries()) {
		const answer = given.refusal && i === 0 ? 'declined' : i < (given.signed ?? 0) ? 'signed' : null;
		if (!answer) continue;
		await answerFor(city, id, other, {
			answer,
			reason: answer === 'declined' ? given.refusal! : '',
			at: at(1),
		});
		say(city, commitment, `amendment_${answer}`, at(1), { by: other }, { proposal: id });
	}
	if (given.refusal) await decide(city, id, 'declined', at(1));
}

async function insertProposal(
	{ trx, calendar }: City,
	commitment: Commitment,
	{ from, to, day, reason }: Proposed & { from: number },
): Promise<number> {
	const maker = makerOf(commitment);
	const dueOn = calendar.day(commitment.to);
	const { id } = await trx
		.insertInto('amendmentProposal')
		.values({
			commitmentId: commitment.id,
			organisationId: maker.id,
			proposedBy: maker.owner.id,
			reason,
			fromTarget: from,
			toTarget: to,
			fromDueOn: dueOn,
			toDueOn: dueOn,
			proposedAt: calendar.past(day, '11:40'),
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const asked = othersOf(commitment).map(({ id: organisationId }) => ({ proposalId: id, organisationId }));
	await trx.insertInto('amendmentSignature').values(asked).execute();
	return id;
}

const answerFor = (
	{ trx }: City,
	proposalId: number,
	other: Partner,
	{ answer, reason, at }: { answer: 'signed' | 'declined'; reason: string; at: Date },
) =>
	trx
		.updateTable('amendmentSignature')
		.set({ answer, reason, answeredBy: other.owner.id, answeredAt: at })
		.where('proposalId', '=', proposalId)
		.where('organisationId', '=', other.id)
		.execute();

const decide = ({ trx }: City, id: number, outcome: 'applied' | 'declined', decidedAt: Date) =>
	trx.updateTable('amendmentProposal').set({ outcome, decidedAt }).where('id', '=', id).execute();

/** Changed targets: by the makers alone, or signed by every other party. */
async function addAmendments(city: City, commitments: readonly Commitment[]): Promise<void> {
	for (const commitment of commitments) {
		const { amended, partnership, target } = commitment;
		if (!amended) continue;
		const maker = makerOf(commitment);
		const at = city.calendar.past(amended.day, '11:40');
		const dueOn = city.calendar.day(commitment.to);
		let proposalId: number | null = null;
		if (partnership && othersOf(commitment).length) {
			const { from, day, reason } = amended;
			proposalId = await insertProposal(city, commitment, { from, to: target, day, reason });
			say(city, commitment, 'amendment_proposed', at, { by: maker }, { proposal: proposalId });
			for (const other of othersOf(commitment)) {
				await answerFor(city, proposalId, other, { answer: 'signed', reason: '', at });
				say(city, commitment, 'amendment_signed', at, { by: other }, { proposal: proposalId });
			}
			await decide(city, proposalId, 'applied', at);
		}
		const { id } = await city.trx
			.insertInto('commitmentAmendment')
			.values({
				commitmentId: commitment.id,
				fromTarget: amended.from,
				toTarget: target,
				reason: amended.reason,
				fromDueOn: dueOn,
				toDueOn: dueOn,
				amendedBy: maker.owner.id,
				amendedAt: at,
				proposalId,
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		say(city, commitment, 'amended', at, { by: maker }, { amendment: id });
	}
}

async function addTheories({ trx, calendar }: City, commitments: readonly Commitment[]): Promise<void> {
	const told = new Set<string>();
	const rows = commitments.flatMap((commitment) => {
		const { type, state, author, id: commitmentId } = commitment;
		const theory = theories[type.key];
		const own = author.key === 'nordlys-el';
		if (!theory || state !== 'active' || (!own && told.has(type.key))) return [];
		told.add(type.key);
		return [{ commitmentId, ...theory, savedAt: calendar.past(-40, '13:30'), savedBy: author.owner.id }];
	});
	await trx.insertInto('theoryOfChange').values(rows).execute();
}
