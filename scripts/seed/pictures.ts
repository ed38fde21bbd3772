/** Simple pictures in the sectors' colours and shapes, drawn here: no photograph of anybody. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { files } from '#lib/platform/files/files.server.ts';
import type { City, Partner } from './city.ts';

const [width, height] = [1280, 720];
const colour = {
	blue: '#2f6fde',
	red: '#e2552d',
	green: '#1f8a5b',
	yellow: '#e9a820',
	night: '#14213d',
	paper: '#fbf8f2',
	sand: '#f2ede3',
};

const square = (x: number, y: number, size: number, fill: string) =>
	`<rect x="${x}" y="${y}" width="${size}" height="${size}" rx="${size / 7}" fill="${fill}"/>`;
const circle = (x: number, y: number, r: number, fill: string, more = '') =>
	`<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
const diamond = (x: number, y: number, r: number, fill: string) =>
	`<path d="M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}z" fill="${fill}"/>`;
const roof = (x: number, y: number, size: number, fill: string) =>
	`<path d="M${x} ${y}l${size / 2} -${size / 2}l${size / 2} ${size / 2}v${size * 0.7}h-${size}z" fill="${fill}"/>`;
const row = (count: number, draw: (i: number) => string) =>
	Array.from({ length: count }, (_, i) => draw(i)).join('');
const line = (d: string, stroke: string, width: number, more = '') =>
	`<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" ${more}/>`;
const four = [colour.blue, colour.red, colour.green, colour.yellow];

const drawings: Readonly<Record<string, { ground: string; shapes: string }>> = {
	sparks: {
		ground: colour.night,
		shapes:
			square(140, 190, 340, colour.blue) +
			diamond(960, 360, 220, colour.yellow) +
			line('M500 360l80 -70l40 130l50 -110l60 60', colour.paper, 14),
	},
	tables: {
		ground: colour.sand,
		shapes: row(10, (i) => {
			const [x, y] = [150 + (i % 5) * 240, 210 + Math.floor(i / 5) * 300];
			return [
				square(x - 70, y - 70, 140, colour.blue),
				circle(x, y, 78, colour.red),
				roof(x - 75, y, 150, colour.green),
				diamond(x, y, 90, colour.yellow),
			][i % 4]!;
		}),
	},
	path: {
		ground: colour.paper,
		shapes:
			line('M-20 640C300 640 260 420 560 420S760 180 1300 120', colour.yellow, 60) +
			circle(250, 300, 110, colour.red) +
			circle(1020, 470, 140, colour.red) +
			roof(560, 190, 190, colour.green) +
			roof(760, 560, 150, colour.green),
	},
	bus: {
		ground: colour.sand,
		shapes:
			`<rect x="120" y="200" width="1040" height="300" rx="60" fill="${colour.blue}"/>` +
			row(
				5,
				(i) => `<rect x="${190 + i * 190}" y="250" width="140" height="110" rx="16" fill="${colour.paper}"/>`,
			) +
			circle(360, 520, 90, colour.night) +
			circle(920, 520, 90, colour.night),
	},
	pots: {
		ground: colour.green,
		shapes:
			`<rect x="60" y="140" width="1160" height="440" rx="40" fill="${colour.sand}"/>` +
			row(
				3,
				(i) =>
					circle(300 + i * 340, 360, 140, colour.night) +
					circle(300 + i * 340, 360, 108, [colour.red, colour.yellow, colour.green][i]!),
			),
	},
	wheels: {
		ground: colour.paper,
		shapes:
			row(2, (i) => circle(360 + i * 560, 430, 190, 'none', `stroke="${colour.night}" stroke-width="34"`)) +
			line(
				'M360 430L560 210L800 210L920 430M560 210L640 430L800 210M360 430L640 430',
				colour.red,
				26,
				'stroke-linejoin="round"',
			),
	},
	lamps: {
		ground: colour.night,
		shapes:
			line('M-20 660L1300 300', '#4a5676', 120) +
			row(
				6,
				(i) =>
					circle(120 + i * 220, 500 - i * 62, 150 - i * 12, colour.yellow, 'opacity=".18"') +
					circle(120 + i * 220, 500 - i * 62, 34 - i * 3, colour.yellow),
			),
	},
	stitches: {
		ground: colour.sand,
		shapes:
			square(120, 120, 380, colour.red) +
			square(460, 260, 380, colour.green) +
			square(800, 130, 380, colour.red) +
			line('M60 600C300 300 500 620 720 380S1100 200 1240 420', colour.night, 16, 'stroke-dasharray="44 34"'),
	},
	voices: {
		ground: colour.paper,
		shapes: row(4, (i) =>
			row(3, (ring) =>
				circle(
					300 + i * 230,
					360,
					90 + ring * 70,
					'none',
					`stroke="${four[i]}" stroke-width="22" opacity="${0.95 - ring * 0.25}"`,
				),
			),
		),
	},
};

/** Draws one, keeps it as the partner's picture, and answers with its id. */
export async function addPicture({ trx, calendar }: City, partner: Partner, name: string): Promise<number> {
	const drawing = drawings[name];
	if (!drawing) throw new Error(`The seed has no drawing ${name}`);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${drawing.ground}"/>${drawing.shapes}</svg>`;
	const bytes = await sharp(Buffer.from(svg))
		.resize(width, height)
		.webp({ quality: 78, effort: 2 })
		.toBuffer();
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const fileKey = `${sha256}.webp`;
	await files().put(fileKey, bytes);
	const { id } = await trx
		.insertInto('image')
		.values({
			organisationId: partner.id,
			fileKey,
			sha256,
			width,
			height,
			bytes: bytes.length,
			uploadedBy: partner.owner.id,
			uploadedAt: calendar.at(-20),
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}
