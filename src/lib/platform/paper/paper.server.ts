/** A4 on paper: tagged for screen readers, in the site's own type, with the letters of every script. */
import PDFDocument from 'pdfkit';
import { currentLocale } from '#lib/i18n/locale.ts';
import { figtreeBold, figtreeRegular } from '#lib/platform/paper/figtree.server.ts';
import { isPlain, writeText, type Setting } from '#lib/platform/paper/paper-text.server.ts';

export type Paper = InstanceType<typeof PDFDocument>;
type Tag = 'H1' | 'H2' | 'H3' | 'P';

export const margin = 56;
export const ink = '#14213d';
export const soft = '#4a5573';

export interface PaperFacts {
	title: string;
	author: string;
	subject: string;
	/** The same content made at the same time is the same bytes. */
	madeAt: Date;
	/** Below each page. */
	foot: (page: number, pages: number) => string;
}

/** What `write` says, on as many pages as it takes. */
export async function paperOf(facts: PaperFacts, write: (paper: Paper) => void): Promise<Buffer> {
	const paper = new PDFDocument({
		size: 'A4',
		margins: { top: margin, bottom: margin, left: margin, right: margin },
		bufferPages: true,
		pdfVersion: '1.7',
		tagged: true,
		displayTitle: true,
		lang: currentLocale(),
		info: { Title: facts.title, Author: facts.author, Subject: facts.subject, CreationDate: facts.madeAt },
	});
	paper.registerFont('text', figtreeRegular).registerFont('strong', figtreeBold);
	const whole = new Promise<Buffer>((settle, fail) => {
		const chunks: Buffer[] = [];
		paper.on('data', (chunk: Buffer) => chunks.push(chunk));
		paper.on('end', () => settle(Buffer.concat(chunks)));
		paper.on('error', fail);
	});
	write(paper);
	number(paper, facts.foot);
	paper.end();
	return whole;
}

export interface Look {
	size?: number;
	strong?: boolean;
	colour?: string;
	/** Points below. */
	after?: number;
	direction?: Setting['direction'];
	/** Where it is not the paper's. */
	lang?: string;
}

export function say(paper: Paper, tag: Tag, text: string, look: Look = {}): void {
	const { size = 11, strong = false, colour = ink, after = 3, direction = 'ltr', lang } = look;
	const plain = isPlain(text);
	paper.addStructure(
		// What is read from the right is drawn piece by piece: a screen reader is told it whole.
		paper.struct(tag, { ...(plain ? {} : { actual: text }), ...(lang ? { lang } : {}) }, () => {
			paper
				.font(strong ? 'strong' : 'text')
				.fontSize(size)
				.fillColor(colour);
			if (plain) paper.text(text, margin, undefined, { lineGap: 2 });
			else writeText(paper, text, { size, strong, margin, lineGap: 2, direction });
		}),
	);
	paper.y += after;
}

/** A line that leads somewhere. */
export function sayLink(paper: Paper, text: string, url: string, { size = 9, after = 6 }: Look = {}): void {
	const written = () =>
		void paper.font('text').fontSize(size).fillColor(ink).text(text, margin, undefined, {
			lineGap: 2,
			link: url,
			underline: true,
		});
	paper.addStructure(paper.struct('P', {}, [paper.struct('Link', {}, written)]));
	paper.y += after;
}

export function head(paper: Paper, text: string): void {
	makeRoom(paper, 80);
	paper.y += 16;
	say(paper, 'H2', text, { size: 15, strong: true, after: 6 });
}

export function makeRoom(paper: Paper, points: number): void {
	if (paper.y + points > paper.page.height - margin) paper.addPage();
}

function number(paper: Paper, foot: PaperFacts['foot']): void {
	const { start, count } = paper.bufferedPageRange();
	for (let page = 0; page < count; page++) {
		paper.switchToPage(start + page);
		const { bottom } = paper.page.margins;
		paper.page.margins.bottom = 0;
		paper.markContent('Artifact', { type: 'Pagination' });
		paper
			.font('text')
			.fontSize(9)
			.fillColor(soft)
			.text(foot(page + 1, count), margin, paper.page.height - margin + 18, { lineBreak: false });
		paper.endMarkedContent();
		paper.page.margins.bottom = bottom;
	}
}
