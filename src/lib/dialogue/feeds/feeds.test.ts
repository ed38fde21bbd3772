import { xml2js } from 'xml-js';
import { expect } from 'vitest';
import { readBarrierFilter } from '#lib/dialogue/barriers/list.ts';
import { readDebateFilter } from '#lib/dialogue/debates/list.ts';
import { takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { barriersFeed, debatesFeed } from '#lib/dialogue/feeds/feeds.server.ts';
import { newsFormats, type NewsFormat } from '#lib/feeds/news-formats.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { gatherReads, isAnnounced, type Gathering } from '#lib/platform/database/reads.server.ts';
import { answeredOne, received, shownOne } from '../../../../tests/support/cast/dialogue/barriers.ts';
import {
	draftOne,
	openOne,
	shownPost,
	summarisedOne,
} from '../../../../tests/support/cast/dialogue/debates.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const origin = 'https://by.example';
const read = async (answer: Response) => {
	const text = await answer.text();
	expect(() => xml2js(text)).not.toThrow();
	return text;
};
const ofBarriers = async (db: Database, format: NewsFormat, query = '') =>
	read(await barriersFeed(db, readBarrierFilter(new URLSearchParams(query)), format, origin));
const ofDebates = async (db: Database, format: NewsFormat, query = '') =>
	read(await debatesFeed(db, readDebateFilter(new URLSearchParams(query)), format, origin));

test.for(newsFormats)(
	'barriers in %s: what was read and is shown, narrowed as the page is',
	async (format, { db }) => {
		const by = await person(db, 'consultant');
		const { slug } = await answeredOne(db, by, { title: 'Danskholdet slutter <b> & "for" tidligt' });
		await shownOne(db, by, { title: 'Trappen er stejl', email: 'ali@prove.example' });
		await received(db, { title: 'Ulæst barriere', email: 'bo@prove.example' });
		const text = await ofBarriers(db, format);
		expect(text).toContain(`${origin}/barrierer/${slug}`);
		expect(text).toContain('Der kommer to hold om aftenen.');
		expect(text).toContain('Trappen er stejl');
		expect(text).not.toContain('Ulæst');
		expect(text).not.toContain('@prove');
		const answered = await ofBarriers(db, format, 'standing=answered');
		expect(answered).toContain(slug);
		expect(answered).not.toContain('Trappen er stejl');
		expect(answered).toContain('feed.');

		const reads: Gathering = new Map();
		await gatherReads(reads, () => ofBarriers(db, format));
		expect(isAnnounced(reads), [...reads.keys()].join()).toBe(true);
		await takeBarrierDown(db, by, slug, { reason: 'other', words: 'Den hører til et andet sted.' });
		expect(await ofBarriers(db, format)).not.toContain('Danskholdet');
	},
);

test.for(newsFormats)(
	'debates in %s: what is out, with its summary, and nobody’s posts',
	async (format, { db }) => {
		const by = await person(db, 'consultant');
		await draftOne(db, by, { question: 'En kladde, som ingen læser?' });
		const open = await openOne(db, by, { question: 'Skal gården være åben?' });
		await shownPost(db, by, open, { body: 'Hegnet er for højt.' });
		const over = await summarisedOne(db, by);
		const text = await ofDebates(db, format);
		expect(text).toContain('Skal gården være åben?');
		expect(text).toContain(`${origin}/debatter/${over}`);
		expect(text).toContain('Gården åbner til klokken 20.');
		expect(text).toContain('Hegnet bliver stående.');
		expect(text).not.toContain('kladde');
		expect(text).not.toContain('Hegnet er for højt');
		expect(await ofDebates(db, format, 'standing=open')).not.toContain(over);
		const reads: Gathering = new Map();
		await gatherReads(reads, () => ofDebates(db, format));
		expect(isAnnounced(reads), [...reads.keys()].join()).toBe(true);
	},
);
