/** Reads what a PDF of PDFKit's says. */
import { inflateSync } from 'node:zlib';

/** A PDF's page sizes, its text, line by line joined, read through each font's map back to letters, and how many letters are boxes. */
export function readPaper(pdf: Buffer): { pages: string[]; text: string; missing: number } {
	const raw = pdf.toString('latin1');
	const objects = new Map<string, string>();
	for (const [, id, body] of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id!, body!);
	const streamOf = (id: string): string => {
		const [head, rest = ''] = (objects.get(id) ?? '').split('\nstream\n');
		const bytes = Buffer.from(rest.replace(/\nendstream$/, ''), 'latin1');
		return head!.includes('FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
	};
	const fonts = new Map<string, Map<string, string>>();
	for (const [, name, id] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
		const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!) ?? '')?.[1];
		if (map) fonts.set(name!, lettersOf(streamOf(map)));
	}
	let missing = 0;
	const pages = [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body));
	const text = pages
		.map((page) => streamOf(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? ''))
		.map((content) => {
			let font = new Map<string, string>();
			let words = '';
			for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
				if (name) font = fonts.get(name) ?? font;
				else
					words +=
						[...(shown ?? '').matchAll(/<([0-9a-f]+)>/g)]
							.flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
							.map((glyph) => {
								if (glyph === '0000') missing++;
								return font.get(glyph) ?? '?';
							})
							.join('') + ' ';
			}
			return words;
		})
		.join(' ')
		.replace(/ +/g, ' ');
	return { pages: pages.map((page) => /\/MediaBox \[([^\]]*)\]/.exec(page)?.[1] ?? ''), text, missing };
}

function lettersOf(map: string): Map<string, string> {
	const letters = new Map<string, string>();
	for (const [, from, , list] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
		for (const [index, [, code]] of [...list!.matchAll(/<([0-9a-f]+)>/g)].entries()) {
			const glyph = (parseInt(from!, 16) + index).toString(16).padStart(4, '0');
			const units = code!.match(/.{4}/g) ?? [];
			letters.set(glyph, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))));
		}
	}
	return letters;
}
