/**
 * Text of any script on paper: each letter in a font that has it, Arabic joined and read from the right. PDFKit breaks lines of
 * one font in one direction; this is for the others.
 */
import bidiOf from 'bidi-js';
import type PDFDocument from 'pdfkit';
import { scriptOf, useFont, type PaperScript } from '#lib/platform/paper/paper-fonts.server.ts';

type Paper = InstanceType<typeof PDFDocument>;
type Direction = 'ltr' | 'rtl';

export interface Setting {
	size: number;
	strong: boolean;
	margin: number;
	lineGap: number;
	/** Of the sentence; `auto` for what somebody wrote as a whole. */
	direction: Direction | 'auto';
}

/** What is drawn at one go: letters of one font in one direction, in the order they are read. */
export interface Piece {
	text: string;
	script: PaperScript;
}

const bidi = bidiOf();
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const lettersOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
const scriptOfAll = (letter: string): PaperScript =>
	[...letter].map(scriptOf).find((script) => script !== 'latin') ?? 'latin';
/** They say in which order, and have no shape. */
const unseen = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** PDFKit writes it by itself. */
export const isPlain = (text: string): boolean =>
	text.search(unseen) < 0 && [...text.normalize('NFC')].every((letter) => scriptOf(letter) === 'latin');

/** The pieces of a line as they stand from left to right. */
export function piecesOf(line: string, direction: Direction): Piece[] {
	const { levels } = bidi.getEmbeddingLevels(line, direction);
	const runs: (Piece & { level: number })[] = [];
	let at = 0;
	for (const letter of lettersOf(line)) {
		const [level, script] = [levels[at] ?? 0, scriptOfAll(letter)];
		at += letter.length;
		const last = runs.at(-1);
		// Arabic figures are read from the left, and a font that is given several reads them from the right.
		const joins = last?.script === script && last.level === level && (script !== 'arabic' || level % 2 === 1);
		if (joins) last.text += letter;
		else runs.push({ text: letter, script, level });
	}
	for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--) reverseFrom(runs, level);
	return runs
		.map(({ text, script, level }) => ({
			text: (level % 2 === 1 && script !== 'arabic' ? mirrored(text) : text).replace(unseen, ''),
			script,
		}))
		.filter(({ text }) => text);
}

/** Turns around each stretch of runs that lie at this level or deeper. */
function reverseFrom(runs: { level: number }[], level: number): void {
	for (let start = 0; start < runs.length; start++) {
		let end = start;
		while ((runs[end]?.level ?? -1) >= level) end++;
		if (end > start) runs.splice(start, end - start, ...runs.slice(start, end).toReversed());
		start = end;
	}
}

const mirrored = (text: string): string =>
	lettersOf(text)
		.toReversed()
		.map((letter) => bidi.getMirroredCharacter(letter) ?? letter)
		.join('');

/** Writes at the paper's `y`, and goes on to the next page where this one is full. */
export function writeText(
	paper: Paper,
	text: string,
	{ size, strong, margin, lineGap, ...of }: Setting,
): void {
	const width = paper.page.width - 2 * margin;
	const inFont = ({ script }: Piece) => useFont(paper, script, strong).fontSize(size);
	const lengthOf = (line: string, direction: Direction) =>
		piecesOf(line, direction).reduce((sum, piece) => sum + inFont(piece).widthOfString(piece.text), 0);

	for (const paragraph of text.normalize('NFC').split('\n')) {
		const level = bidi.getEmbeddingLevels(paragraph, of.direction).paragraphs[0]?.level ?? 0;
		const direction = level % 2 === 1 ? 'rtl' : 'ltr';
		for (const line of brokenInto(paragraph, (part) => lengthOf(part, direction) <= width)) {
			const pieces = piecesOf(line, direction);
			const heights = pieces.map((piece) => inFont(piece).currentLineHeight(true));
			// Arabic fonts leave room for vowels above and below that nobody writes here.
			const height = Math.min(size * 1.5, Math.max(size, ...heights));
			if (paper.y + height > paper.page.height - margin) paper.addPage();
			let x = margin + (direction === 'rtl' ? width - lengthOf(line, direction) : 0);
			const baseline = paper.y + height * 0.78;
			for (const piece of pieces) {
				inFont(piece).text(piece.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
				x += paper.widthOfString(piece.text);
			}
			paper.y = baseline + height * 0.22 + lineGap;
		}
	}
}

/** A text in lines that fit: between words, and within one that is longer than a line. */
export function brokenInto(text: string, fits: (line: string) => boolean): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/(?<=\s)/)) {
		if (fits((line + word).trimEnd())) {
			line += word;
			continue;
		}
		if (line) lines.push(line.trimEnd());
		line = '';
		for (const letter of fits(word.trimEnd()) ? [word] : lettersOf(word)) {
			if (line && !fits((line + letter).trimEnd())) {
				lines.push(line);
				line = '';
			}
			line += letter;
		}
	}
	return [...lines, line.trimEnd()];
}
