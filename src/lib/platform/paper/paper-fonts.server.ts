/** Which font has which letter on paper. Figtree has the Latin ones; the other scripts come from Noto Sans (decision 0055). */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type PDFDocument from 'pdfkit';

const { resolve } = createRequire(import.meta.url);

/** Letters, and the file that has them: `noto-sans-arabic` and its subset `arabic`. */
const scripts = {
	arabic: { letters: /[\p{Script_Extensions=Arabic}\u200c\u200d]/u, of: 'noto-sans-arabic' },
	ethiopic: { letters: /\p{Script=Ethiopic}/u, of: 'noto-sans-ethiopic' },
	cyrillic: { letters: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1]/u, of: 'noto-sans' },
	'cyrillic-ext': { letters: /\p{Script=Cyrillic}/u, of: 'noto-sans' },
	greek: { letters: /\p{Script=Greek}/u, of: 'noto-sans' },
	vietnamese: {
		letters: /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef1]|\u0300|\u0303|\u0309|\u0323/u,
		of: 'noto-sans',
	},
} as const;

export type PaperScript = keyof typeof scripts | 'latin';
const names = Object.keys(scripts) as (keyof typeof scripts)[];
// Punctuation that several scripts share is Figtree's.
const shared = /[\p{P}\p{Z}\d]/u;
const arabicPunctuation = /[\u060c\u061b\u061f\u066a-\u066d\u06d4]/u;

export function scriptOf(letter: string): PaperScript {
	if (shared.test(letter) && !arabicPunctuation.test(letter) && !scripts.ethiopic.letters.test(letter))
		return 'latin';
	return names.find((name) => scripts[name].letters.test(letter)) ?? 'latin';
}

type Paper = InstanceType<typeof PDFDocument>;
const files = new Map<string, Buffer>();

/** Chooses the font; a file is read when its letters are met for the first time. */
export function useFont(paper: Paper, script: PaperScript, strong: boolean): Paper {
	if (script === 'latin') return paper.font(strong ? 'strong' : 'text');
	const name = `${scripts[script].of}-${script}-${strong ? 700 : 400}-normal`;
	const file =
		files.get(name) ?? readFileSync(resolve(`@fontsource/${scripts[script].of}/files/${name}.woff`));
	files.set(name, file);
	return paper.registerFont(name, file).font(name);
}
