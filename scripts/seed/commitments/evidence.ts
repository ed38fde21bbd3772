/** What partners show for their figures: a drawn picture, a short paper, a link. Nobody is in them. */
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import type { Insertable } from 'kysely';
import { files } from '#lib/platform/files/files.server.ts';
import type { Evidence } from '#lib/platform/database/tables.ts';
import { batches, type City } from '../city.ts';

type Piece = Omit<Insertable<Evidence>, 'contributionId' | 'addedBy' | 'addedAt'>;

async function paper(): Promise<Buffer> {
	const document = new PDFDocument({
		size: 'A5',
		info: { CreationDate: new Date(0), Title: 'Fremmødeliste' },
	});
	const parts: Buffer[] = [];
	document.on('data', (part: Buffer) => parts.push(part));
	const done = new Promise((settle) => document.on('end', settle));
	document.fontSize(20).text('Fremmøde, talt i døren').moveDown();
	document.fontSize(12).text('Kl. 16: 9\nKl. 17: 14\nKl. 18: 11\n\nTalt af to frivillige.').end();
	await done;
	return Buffer.concat(parts);
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"><rect width="640" height="480" fill="#f2ede3"/>
	<rect x="60" y="250" width="520" height="26" rx="13" fill="#14213d"/>
	${[0, 1, 2, 3, 4].map((i) => `<circle cx="${110 + i * 105}" cy="${205 - (i % 2) * 26}" r="34" fill="${['#2f6fde', '#e2552d', '#1f8a5b', '#e9a820', '#2f6fde'][i]}"/>`).join('')}
	<path d="M120 276v130M520 276v130" stroke="#14213d" stroke-width="18"/></svg>`;

async function kept(bytes: Uint8Array, ending: string): Promise<{ fileKey: string; bytes: number }> {
	const fileKey = `${createHash('sha256').update(bytes).digest('hex')}.${ending}`;
	await files().put(fileKey, bytes);
	return { fileKey, bytes: bytes.length };
}

/** The three pieces that are dealt out. */
async function pieces(): Promise<[picture: Piece, paper: Piece, link: Piece]> {
	const picture = await sharp(Buffer.from(drawing))
		.resize(640, 480)
		.webp({ quality: 70, effort: 2 })
		.toBuffer();
	const file = { kind: 'file', url: null } as const;
	return [
		{ ...file, ...(await kept(picture, 'webp')), mediaType: 'image/webp', fileName: 'Ved langbordet.webp' },
		{
			...file,
			...(await kept(await paper(), 'pdf')),
			mediaType: 'application/pdf',
			fileName: 'Fremmødeliste.pdf',
		},
		{ kind: 'link', url: 'https://example.org/referat-fra-moedet' },
	];
}

/** Evidence beside every figure that somebody has looked into, and beside some that wait. */
export async function addEvidence(
	{ trx, calendar }: City,
	contributions: readonly { id: number; level: number; day: number; by: number }[],
): Promise<void> {
	const [picture, list, link] = await pieces();
	const rows = contributions.flatMap(({ id, level, day, by }, place): Insertable<Evidence>[] => {
		if (level < 2 && place % 6 > 0) return [];
		const chosen = [[list], [picture], [picture, list], [link], [list, link]][place % 5]!;
		const addedAt = calendar.past(day + 1, '09:35');
		return chosen.map((piece) => ({ ...piece, contributionId: id, addedBy: by, addedAt }));
	});
	for (const batch of batches(rows)) await trx.insertInto('evidence').values(batch).execute();
	const storedAt = calendar.at(-2);
	const keys = [picture, list].map(({ fileKey }) => ({ key: fileKey!, storedAt }));
	await trx
		.insertInto('storedFile')
		.values(keys)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
