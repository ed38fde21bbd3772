/** WebVTT as somebody hands it in (https://www.w3.org/TR/webvtt1/), read cue by cue and written anew: what is shown is what was read. */
import { cleanParagraphs } from '#lib/platform/text/text.ts';

export interface Cue {
	/** Milliseconds from the film's beginning. */
	from: number;
	to: number;
	/** Plain lines: how they look is not the file's to say. */
	text: string;
}

const mostCues = 2000;
const mostLetters = 500;
const moment = String.raw`(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const timing = new RegExp(`^${moment}[ \\t]+-->[ \\t]+${moment}(?:[ \\t].*)?$`);

const millisecondsOf = (parts: readonly (string | undefined)[]): number => {
	const [hours = '0', minutes, seconds, rest] = parts;
	return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest);
};

/** Spans of voice, class and style are taken out, and a sign that was written by its name is the sign again. */
const plain = (text: string): string =>
	cleanParagraphs(
		text
			.replace(/<[^<>]{0,200}>/g, '')
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&nbsp;', ' ')
			.replaceAll('&amp;', '&'),
	);

/** @returns the cues in their order, or the first line of the block that is wrong */
export function readCaptions(file: string): Cue[] | { wrong: string } {
	const [head = '', ...blocks] = file
		.replace(/^\uFEFF/, '')
		.replace(/\r\n?/g, '\n')
		.split('\n\n')
		.map((block) => block.split('\n').filter(Boolean).join('\n'));
	const [first = ''] = head.split('\n', 1);
	if (!/^WEBVTT(?:[ \t].*)?$/.test(first)) return { wrong: first.slice(0, 80) };
	const cues: Cue[] = [];
	for (const block of blocks.filter(Boolean)) {
		const lines = block.split('\n');
		const [start = ''] = lines;
		if (/^(?:NOTE|STYLE|REGION)(?:[ \t].*)?$/.test(start)) continue;
		const at = timing.test(start) ? 0 : 1;
		const match = timing.exec(lines[at] ?? '');
		if (!match) return { wrong: start.slice(0, 80) };
		const [from, to] = [millisecondsOf(match.slice(1, 5)), millisecondsOf(match.slice(5, 9))];
		const text = plain(lines.slice(at + 1).join('\n'));
		const isInOrder = from >= (cues.at(-1)?.from ?? 0) && to > from;
		if (!isInOrder || text.length > mostLetters || cues.length >= mostCues)
			return { wrong: (lines[at] ?? '').slice(0, 80) };
		// A cue without words clears nothing that the end of the one before has not cleared.
		if (text) cues.push({ from, to, text });
	}
	return cues.length ? cues : { wrong: first };
}

const two = (count: number): string => String(count).padStart(2, '0');
function written(at: number): string {
	const seconds = Math.floor(at / 1000);
	const hours = Math.floor(seconds / 3600);
	const clock = [hours, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
	return `${clock}.${String(at % 1000).padStart(3, '0')}`;
}

const escaped = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replace(/\n{2,}/g, '\n');

export const writeCaptions = (cues: readonly Cue[]): string =>
	[
		'WEBVTT',
		...cues.map(({ from, to, text }) => `${written(from)} --> ${written(to)}\n${escaped(text)}`),
	].join('\n\n') + '\n';

/** What is said, to be read: the cues one after the other. */
export function wordsOf(captions: string): string {
	const cues = readCaptions(captions);
	return 'wrong' in cues ? '' : cues.map(({ text }) => text.replaceAll('\n', ' ')).join('\n');
}
