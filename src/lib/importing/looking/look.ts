/** What a file that is handed in again would do to events here, before anybody said yes to it. */
import { canBecome, isEditable, type CityEvent } from '#lib/events/event.ts';
import { digest, importedOf, signsOf, wordsOf } from '#lib/importing/as-event.ts';
import { plan } from '#lib/importing/plan.ts';
import type { Proposal, Reading, Refusal } from '#lib/importing/proposal.ts';
import { parts, type Item, type Part, type Pending } from '#lib/importing/source.ts';

/** An item with what waits at it. */
interface Looked extends Pick<Item, 'place'> {
	written: readonly string[] | null;
	pending: Pending | null;
	said: object | null;
}

/** What a file says, as it was kept at its item. */
export function saidOfEvent(said: object): Proposal {
	const kept = said as Omit<Proposal, 'startsAt' | 'endsAt' | 'modifiedAt'> & {
		startsAt: string;
		endsAt: string;
		modifiedAt: string | null;
	};
	const moment = (text: string) => new Date(text);
	return {
		...kept,
		startsAt: moment(kept.startsAt),
		endsAt: moment(kept.endsAt),
		modifiedAt: kept.modifiedAt === null ? null : moment(kept.modifiedAt),
	};
}

export interface PartSaid {
	part: Part;
	/** A person has written it since: it stays. */
	kept: boolean;
}

/** Parts of which the file says something else than the event does. A place is another where its name in the file is. */
export function partsSaid(
	{ place, written }: Pick<Looked, 'place' | 'written'>,
	event: CityEvent,
	said: Proposal,
): PartSaid[] {
	const isOther: Record<Part, boolean> = {
		title: said.title !== event.title,
		description: wordsOf(said) !== event.description,
		time:
			said.startsAt.getTime() !== event.startsAt.getTime() ||
			said.endsAt.getTime() !== event.endsAt.getTime(),
		place: said.place !== place,
		price: said.priceKr !== null && said.priceKr !== event.priceKr,
	};
	const here = signsOf(importedOf(event));
	return parts.flatMap((part, index) =>
		isOther[part] ? { part, kept: here[index] !== written?.[index] } : [],
	);
}

const canGo = (event: CityEvent) =>
	isEditable(event) && (event.state === 'draft' || canBecome(event.state, 'cancelled'));

/** Whether it would do anything to the event as it stands. */
export function wouldAct(item: Looked, event: CityEvent): boolean {
	if (!item.said) return canGo(event);
	const said = saidOfEvent(item.said);
	if (said.cancelled) return canGo(event);
	return isEditable(event) && partsSaid(item, event, said).some(({ kept }) => !kept);
}

/** Another one where the event, or what would become of it, is no longer what was looked at. */
export const lookSign = ({ pending, said }: Looked, event: CityEvent): string =>
	digest([pending, said, signsOf(importedOf(event)), event.state, event.heldAt, event.mergedIntoId]);

/**
 * What is not in a file, and stood in an earlier one together with something that is: all files of an organisation are
 * one source, and another file says nothing of it.
 */
export function absentFrom<Stored extends Item & { fileAt: Date | null }>(
	items: readonly Stored[],
	known: ReadonlySet<Item>,
): Stored[] {
	const named = new Set(
		items.flatMap((item) => (known.has(item) && item.fileAt ? item.fileAt.getTime() : [])),
	);
	return items.filter((item) => !known.has(item) && item.fileAt && named.has(item.fileAt.getTime()));
}

/** Read, and left out for what it says. */
const understood: readonly Refusal[] = ['over', 'far_ahead', 'twice', 'private', 'no_days'];

/**
 * Which of what is absent is missed; `gone` where the file has days on both sides of it. Occurrences that were sent
 * alone miss nothing, nor does a file with something in it that could not be read: it may be that.
 */
export function missedIn<Stored extends Item>(
	absent: readonly Stored[],
	reading: Reading,
	span: { now: Date; until: Date },
): { item: Stored; pending: 'gone' | 'beyond' }[] {
	const isAlone = reading.proposals.every(({ uid }) => uid !== null && reading.partial.includes(uid));
	if (isAlone || !reading.refused.every(({ refusal }) => understood.includes(refusal))) return [];
	const taken = absent.filter(({ state }) => state === 'taken');
	const gone = new Set<Item>(plan(taken, reading, { ...span, whole: true }).gone);
	const days = [...reading.proposals, ...reading.refused].flatMap(
		({ startsAt }) => startsAt?.getTime() ?? [],
	);
	const [first, last] = [Math.min(...days), Math.max(...days)];
	return taken
		.filter((item) => gone.has(item))
		.map((item) => {
			const at = item.startsAt.getTime();
			return { item, pending: first <= at && at <= last ? 'gone' : 'beyond' };
		});
}
