import { describe, expect, test } from 'vitest';
import PDFDocument from 'pdfkit';
import { figtreeBold, figtreeRegular } from '#lib/platform/paper/figtree.server.ts';
import { brokenInto, isPlain, piecesOf, writeText } from '#lib/platform/paper/paper-text.server.ts';
import { languages } from '#lib/i18n/languages.ts';
import { readPaper } from '../../../../tests/support/paper.ts';

const asRead = (line: string, direction: 'ltr' | 'rtl' = 'ltr') =>
	piecesOf(line, direction).map(({ text, script }) => `${script}:${text}`);

describe('the pieces of a line, from left to right', () => {
	test.each([
		['Århus', 'ltr', ['latin:Århus']],
		['Nguyễn', 'ltr', ['latin:Nguy', 'vietnamese:ễ', 'latin:n']],
		['Дім: 2026', 'ltr', ['cyrillic:Дім', 'latin:: 2026']],
		['مركز الحي: Rapport', 'ltr', ['arabic:الحي', 'latin: ', 'arabic:مركز', 'latin:: Rapport']],
		['مركز (الحي)', 'rtl', ['latin:(', 'arabic:الحي', 'latin:) ', 'arabic:مركز']],
		['عام 2026', 'rtl', ['latin:2026', 'latin: ', 'arabic:عام']],
		['عام ٢٠', 'rtl', ['arabic:٢', 'arabic:٠', 'latin: ', 'arabic:عام']],
		['ማእከል፡ ሰላም', 'ltr', ['ethiopic:ማእከል፡', 'latin: ', 'ethiopic:ሰላም']],
	] as const)('%s', (line, direction, pieces) => {
		expect(asRead(line, direction)).toEqual(pieces);
	});
});

test.each([
	['Ærø – »løfte«, 5 %', true],
	['Łódź Đorđe', true],
	['Київ', false],
	['a\u202eb', false],
])('%s is written by PDFKit alone: %s', (text, plain) => expect(isPlain(text)).toBe(plain));

test.each([
	['en to tre', ['en to', 'tre']],
	['abcdefgh ij', ['abcdef', 'gh ij']],
	['', ['']],
])('»%s« in lines of six', (text, lines) => {
	expect(brokenInto(text, ({ length }) => length <= 6)).toEqual(lines);
});

/** Names as people and organisations have them, and the languages as they call themselves. */
const names: Record<string, string> = {
	Arabic: 'مركز الحي الثقافي',
	Urdu: 'پڑوس کا مرکز ٹھیک ہے',
	Persian: 'خانه‌ی همسایگی',
	Kurdish: 'Mala Cîranan û êvarî',
	Ukrainian: 'Їжа й підтримка, Ґанок',
	Vietnamese: 'Hội người Việt ở Đan Mạch, Nguyễn Thị Ưởng',
	Tigrinya: 'ማእከል ማሕበረሰብ ትግርኛ',
	Amharic: 'የሰፈር ቤት፡ ሰላም',
	Polish: 'Stowarzyszenie Żółć, Łódź, gęś',
	Somali: 'Ururka Soomaaliyeed',
	Turkish: 'İğne ve ışık',
	Bosnian: 'Čuđenje, Šćepan',
	Greek: 'Γειτονιά',
	...Object.fromEntries(languages.map(({ code, ownName }) => [code, ownName])),
};

test.each(Object.entries(names))('%s has every letter on paper', async (_, text) => {
	const paper = new PDFDocument({ compress: false });
	paper.registerFont('text', figtreeRegular).registerFont('strong', figtreeBold);
	const chunks: Buffer[] = [];
	paper.on('data', (chunk: Buffer) => chunks.push(chunk));
	const ended = new Promise((settle) => paper.on('end', settle));
	for (const strong of [false, true])
		writeText(paper, text, { size: 12, strong, margin: 56, lineGap: 2, direction: 'auto' });
	paper.end();
	await ended;
	const { text: letters, missing } = readPaper(Buffer.concat(chunks));
	expect(missing).toBe(0);
	// Arabic letters are drawn in parts that several of them share, so that one cannot tell which it was.
	const wanted = new Set(text.normalize('NFC').replace(/[\s\u200c]|\p{Script=Arabic}/gu, ''));
	expect([...wanted].filter((letter) => !letters.includes(letter))).toEqual([]);
});
