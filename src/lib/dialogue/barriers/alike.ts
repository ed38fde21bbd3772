/** Which of the barriers that are shown may be the one that somebody is about to tell. */
import { foldedWords } from '#lib/platform/text/fold.ts';
import { likeness } from '#lib/platform/text/likeness.ts';

interface Words {
	title: string;
	body: string;
}

/** What is offered at most: more is a list to read, not a question. */
export const mostOffered = 4;
const leastAlike = 0.3;
/** Shorter ones stand in every text. */
const shortestWord = 5;

const longWords = ({ title, body }: Words): Set<string> =>
	new Set(foldedWords(`${title} ${body}`).filter((word) => word.length >= shortestWord));

/** Of the long words of the one with fewer of them, the share that the other has too. */
function sharedWords(a: Words, b: Words): number {
	const [one, other] = [longWords(a), longWords(b)];
	const fewest = Math.min(one.size, other.size);
	return fewest === 0 ? 0 : one.intersection(other).size / fewest;
}

/** From 0, nothing in common, to 1: titles and what is told count alike. */
export const barrierLikeness = (a: Words, b: Words): number =>
	(likeness(a.title, b.title) + sharedWords(a, b)) / 2;

/** The likeliest, first. */
export const mostAlike = <B extends { title: string | null; body: string | null }>(
	told: Words,
	candidates: readonly B[],
): B[] =>
	candidates
		.map((barrier) => ({
			barrier,
			score: barrierLikeness(told, { title: barrier.title ?? '', body: barrier.body ?? '' }),
		}))
		.filter(({ score }) => score >= leastAlike)
		.toSorted((one, other) => other.score - one.score)
		.slice(0, mostOffered)
		.map(({ barrier }) => barrier);
