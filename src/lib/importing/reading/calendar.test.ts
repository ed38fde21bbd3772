import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { notReadLabel } from '#lib/importing/labels.ts';
import { eventsOf, readCalendar } from '#lib/importing/reading/calendar.ts';
import { textOf } from '#lib/importing/reading/calendar-lines.ts';
import { gathered, nameOf } from '#lib/importing/reading/gathered.ts';
import {
	mostOccurrences,
	mostProposals,
	type EventRead,
	type Proposal,
	type Span,
} from '#lib/importing/proposal.ts';
import { isDoubtful } from '#lib/importing/source.ts';
import { calendarFiles, mutated } from '../../../../tests/support/calendars/calendar-files.ts';
import { within } from '../../../../tests/support/work.ts';

const span: Span = { now: new Date('2026-03-01T12:00:00Z'), until: new Date('2026-09-01T12:00:00Z') };
const read = (text: string | Uint8Array, at: Span = span) =>
	readCalendar(typeof text === 'string' ? Buffer.from(text) : text, at);
const calendar = (...lines: string[]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) =>
	['BEGIN:VEVENT', 'SUMMARY:Fællesspisning', ...lines, 'END:VEVENT'].join('\r\n');
const starts = ({ proposals }: { proposals: readonly Proposal[] }) =>
	proposals.map(({ startsAt }) => startsAt.toISOString().slice(0, 16));
const one = (...lines: string[]) => {
	const reading = read(calendar(event(...lines)));
	expect(reading.refused).toEqual([]);
	expect(reading.proposals).toHaveLength(1);
	return reading.proposals[0]!;
};

/** Milliseconds: the costliest of the reference calendars, with all its dates in a hundred and forty years, takes 300. */
const mostWork = 4000;

describe('an event', () => {
	test.each<[string, string[], string, string, string[]]>([
		[
			'in UTC',
			['DTSTART:20260401T160000Z', 'DTEND:20260401T180000Z'],
			'2026-04-01T16:00',
			'2026-04-01T18:00',
			[],
		],
		[
			'by its zone’s name',
			['DTSTART;TZID=Europe/Berlin:20260401T180000', 'DURATION:PT2H'],
			'2026-04-01T16:00',
			'2026-04-01T18:00',
			[],
		],
		[
			'by Windows’ name',
			['DTSTART;TZID="Romance Standard Time":20260401T180000', 'DURATION:PT2H'],
			'2026-04-01T16:00',
			'2026-04-01T18:00',
			[],
		],
		[
			'by Windows’ name of another',
			['DTSTART;TZID=Pacific Standard Time:20260401T090000', 'DURATION:PT1H'],
			'2026-04-01T16:00',
			'2026-04-01T17:00',
			[],
		],
		[
			'by a long name',
			['DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20260401T180000', 'DURATION:PT2H'],
			'2026-04-01T16:00',
			'2026-04-01T18:00',
			[],
		],
		[
			'by a distance',
			['DTSTART;TZID="(UTC-05:00) Eastern Time":20260401T110000', 'DURATION:PT2H'],
			'2026-04-01T16:00',
			'2026-04-01T18:00',
			[],
		],
		[
			'without a zone',
			['DTSTART:20260401T180000', 'DTEND:20260401T200000'],
			'2026-04-01T16:00',
			'2026-04-01T18:00',
			['floating'],
		],
		[
			'by a name nobody knows',
			['DTSTART;TZID=Nowhere/Middle:20260401T180000', 'DTEND;TZID=Nowhere/Middle:20260401T200000'],
			'2026-04-01T16:00',
			'2026-04-01T18:00',
			['zone_unknown'],
		],
		['without an end', ['DTSTART:20260401T160000Z'], '2026-04-01T16:00', '2026-04-01T17:00', ['end_assumed']],
		[
			'that ends before it begins',
			['DTSTART:20260401T160000Z', 'DTEND:20260401T150000Z'],
			'2026-04-01T16:00',
			'2026-04-01T17:00',
			['end_assumed'],
		],
		[
			'with an end that is none',
			['DTSTART:20260401T160000Z', 'DTEND:None'],
			'2026-04-01T16:00',
			'2026-04-01T17:00',
			['end_assumed'],
		],
		['of a whole day', ['DTSTART;VALUE=DATE:20260401'], '2026-03-31T22:00', '2026-04-01T21:59', ['all_day']],
		[
			'of three days',
			['DTSTART;VALUE=DATE:20260401', 'DTEND;VALUE=DATE:20260404'],
			'2026-03-31T22:00',
			'2026-04-03T21:59',
			['all_day'],
		],
		[
			'over the change of clocks',
			['DTSTART;TZID=Europe/Copenhagen:20260328T230000', 'DTEND;TZID=Europe/Copenhagen:20260329T050000'],
			'2026-03-28T22:00',
			'2026-03-29T03:00',
			[],
		],
	])('%s', (_, lines, begins, ends, notes) => {
		const { startsAt, endsAt, notes: said } = one('LOCATION:Nørrebrohallen', ...lines);
		expect([startsAt.toISOString().slice(0, 16), endsAt.toISOString().slice(0, 16)]).toEqual([begins, ends]);
		expect(said.filter((note) => note !== 'parts_unread')).toEqual(notes);
	});

	test('has its texts as people read them, cut where they are too long, and says so', () => {
		const { title, description, place, url, notes } = one(
			'DTSTART:20260401T160000Z',
			'DTEND:20260401T170000Z',
			`DESCRIPTION:<p>Vi spiser &amp\\; snakker</p><br>${'ord '.repeat(3000)}`,
			'LOCATION:Skiftevis A og B',
			'URL:javascript:alert(1)',
		);
		expect([title, place, url]).toEqual(['Fællesspisning', 'Skiftevis A og B', null]);
		expect(description.startsWith('Vi spiser & snakker\n')).toBe(true);
		expect(description.length).toBeLessThanOrEqual(8000);
		expect(notes).toEqual(['description_cut', 'link_left_out']);
	});

	test.each<[string, string, string]>([
		['is over', event('DTSTART:20260201T160000Z'), 'over'],
		['is far ahead', event('DTSTART:20360201T160000Z'), 'far_ahead'],
		['never ends', event('DTSTART:20260201T160000Z', 'DTEND:20270401T160000Z'), 'too_long'],
		['has no start', event('UID:a'), 'no_start'],
		['starts at no time', event('DTSTART:20261399T996000Z'), 'no_start'],
		['has no name', 'BEGIN:VEVENT\r\nDTSTART:20260401T160000Z\r\nEND:VEVENT', 'no_title'],
		['is private', event('DTSTART:20260401T160000Z', 'CLASS:PRIVATE'), 'private'],
	])('that %s is refused alone', (_, broken, refusal) => {
		const fine = event('UID:fine', 'DTSTART:20260401T160000Z');
		const reading = read(calendar(broken, fine));
		expect(reading.refused.map((not) => not.refusal)).toEqual([refusal]);
		expect(reading.proposals.map(({ uid }) => uid)).toEqual(['fine']);
	});
});

describe('a file', () => {
	const plain = calendar(event('UID:a', 'DTSTART:20260401T160000Z'));
	test.each<[string, Uint8Array | string, number, string | null]>([
		['with a mark', `\uFEFF${plain}`, 1, null],
		['in UTF-16', Buffer.from(`\uFEFF${plain}`, 'utf16le'), 1, null],
		['in Windows’ letters', Buffer.from(plain, 'latin1'), 1, null],
		['with old line ends', plain.replaceAll('\r\n', '\r'), 1, null],
		['of two calendars', `${plain}\r\n${calendar(event('UID:b', 'DTSTART:20260401T160000Z'))}`, 2, null],
		['of bare events', event('DTSTART:20260401T160000Z'), 1, null],
		['that breaks off', plain.slice(0, -20), 1, null],
		['of nothing', '', 0, 'empty'],
		['without events', calendar(), 0, 'empty'],
		['that is a page', '<!doctype html><title>404</title>', 0, 'not_calendar'],
	])('%s', (_, bytes, count, problem) => {
		const reading = read(bytes);
		expect([reading.proposals.length, reading.problem]).toEqual([count, problem]);
		for (const { title } of reading.proposals) expect(title).toBe('Fællesspisning');
	});

	test('that has an event twice gives the newer one, whichever comes first', () => {
		const older = event('UID:a', 'SEQUENCE:1', 'DTSTART:20260401T160000Z');
		const newer = event('UID:a', 'SEQUENCE:2', 'DTSTART:20260402T160000Z');
		for (const order of [
			[older, newer],
			[newer, older],
		]) {
			const reading = read(calendar(...order));
			expect(starts(reading)).toEqual(['2026-04-02T16:00']);
			expect(reading.refused.map(({ refusal }) => refusal)).toEqual(['twice']);
		}
		const nameless = event('DTSTART:20260401T160000Z');
		expect(read(calendar(nameless, nameless)).proposals).toHaveLength(1);
	});

	const copy = (changed: string, ...lines: string[]) =>
		event('UID:a', 'SEQUENCE:1', ...(changed ? [`LAST-MODIFIED:${changed}T120000Z`] : []), ...lines);
	const first = 'DTSTART:20260401T160000Z';
	const second = 'DTSTART:20260402T160000Z';
	test.each<[string, string, string, string[]]>([
		['was changed later', copy('20260201', first), copy('20260202', second), ['2026-04-02T16:00']],
		[
			'was changed later and is over',
			copy('20260201', first),
			copy('20260202', 'DTSTART:20260202T160000Z'),
			[],
		],
		[
			'was changed later, with all its dates',
			copy('20260201', first, 'RRULE:FREQ=WEEKLY;COUNT=2'),
			copy('20260202', second, 'RRULE:FREQ=WEEKLY;COUNT=2'),
			['2026-04-02T16:00', '2026-04-09T16:00'],
		],
	])('that has an event twice gives the copy that %s, whichever comes first', (_, older, newer, expected) => {
		for (const order of [
			[older, newer],
			[newer, older],
		]) {
			const reading = read(calendar(...order));
			expect(starts(reading)).toEqual(expected);
			expect(reading.refused.length + Number(expected.length > 0)).toBe(2);
		}
	});

	test.each([
		['has not been yet', '20270101'],
		['is not said', ''],
	])('with a change that %s takes what comes last', (_, changed) => {
		const [one, other] = [copy(changed, first), copy('20260202', second)];
		expect(starts(read(calendar(one, other)))).toEqual(['2026-04-02T16:00']);
		expect(starts(read(calendar(other, one)))).toEqual(['2026-04-01T16:00']);
	});

	test.each(['FREQ=DAILY', 'FREQ=HOURLY;COUNT=999999'])(
		'of many that come by %s keeps nobody else waiting',
		(rule) => {
			const many = Array.from({ length: 400 }, (_, nr) =>
				event(`UID:${nr}`, 'DTSTART:20200105T180000', `RRULE:${rule}`),
			);
			expect(within(mostWork, () => read(calendar(...many))).refused).not.toEqual([]);
		},
	);

	test('takes so many and says of the rest that they are too many', () => {
		const many = Array.from({ length: mostProposals + 20 }, (_, nr) =>
			event(`UID:${nr}`, 'DTSTART:20260401T160000Z'),
		);
		const { proposals, refused } = read(calendar(...many));
		expect([proposals.length, refused.length]).toEqual([mostProposals, 20]);
	});
});

describe('what recurs', () => {
	const weekly = ['UID:w', 'DTSTART;TZID=Europe/Copenhagen:20260317T180000', 'DURATION:PT2H'];
	const three = 'RRULE:FREQ=WEEKLY;COUNT=3';
	test.each<[string, string[], string[]]>([
		[
			'keeps its hour when the clocks change',
			[three],
			['2026-03-17T17:00', '2026-03-24T17:00', '2026-03-31T16:00'],
		],
		[
			'ends by the day',
			['RRULE:FREQ=WEEKLY;UNTIL=20260331'],
			['2026-03-17T17:00', '2026-03-24T17:00', '2026-03-31T16:00'],
		],
		[
			'ends by the instant',
			['RRULE:FREQ=WEEKLY;UNTIL=20260331T155959Z'],
			['2026-03-17T17:00', '2026-03-24T17:00'],
		],
		[
			'ends by the clock',
			['RRULE:FREQ=WEEKLY;UNTIL=20260324T180000'],
			['2026-03-17T17:00', '2026-03-24T17:00'],
		],
		[
			'begins its weeks on the day it says',
			['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=3;WKST=SU'],
			['2026-03-17T17:00', '2026-03-29T16:00', '2026-03-31T16:00'],
		],
		[
			'begins its weeks on Monday where it does not say',
			['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=3'],
			['2026-03-17T17:00', '2026-03-22T17:00', '2026-03-31T16:00'],
		],
		[
			'is written with spaces and in any letters',
			['RRULE:freq=weekly;byday=tu, th;count=3;'],
			['2026-03-17T17:00', '2026-03-19T17:00', '2026-03-24T17:00'],
		],
		[
			'comes twice a day',
			['RRULE:FREQ=DAILY;BYHOUR=10,18;COUNT=3'],
			['2026-03-17T17:00', '2026-03-18T09:00', '2026-03-18T17:00'],
		],
		[
			'comes by the hour for so long',
			['RRULE:FREQ=HOURLY;INTERVAL=2;UNTIL=20260317T210000Z'],
			['2026-03-17T17:00', '2026-03-17T19:00', '2026-03-17T21:00'],
		],
		[
			'is without a first date that its rule has not',
			['RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=2'],
			['2026-03-19T17:00', '2026-03-26T17:00'],
		],
		['leaves out what has a Z', [three, 'EXDATE:20260331T160000Z'], ['2026-03-17T17:00', '2026-03-24T17:00']],
		[
			'leaves out what is in another zone',
			[three, 'EXDATE;TZID=America/New_York:20260324T130000'],
			['2026-03-17T17:00', '2026-03-31T16:00'],
		],
		[
			'leaves out what is a day',
			[three, 'EXDATE;VALUE=DATE:20260324'],
			['2026-03-17T17:00', '2026-03-31T16:00'],
		],
		[
			'has extra times',
			['RDATE:20260320T170000Z', 'RDATE;VALUE=DATE:20260321'],
			['2026-03-17T17:00', '2026-03-20T17:00', '2026-03-21T17:00'],
		],
		['keeps its first date where its rule is none', ['RRULE:FREQ=SOMETIMES'], ['2026-03-17T17:00']],
		['keeps its first date where it is by the hour', ['RRULE:FREQ=HOURLY'], ['2026-03-17T17:00']],
		[
			'keeps its first date where its rule never comes',
			['RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
			['2026-03-17T17:00'],
		],
	])('%s', (_, lines, expected) =>
		expect(starts(read(calendar(event(...weekly, ...lines))))).toEqual(expected),
	);

	const upTo = (most: number) => Array.from({ length: most }, (_, nr) => nr).join(',');
	const everySecond = `FREQ=YEARLY;BYWEEKNO=20;BYHOUR=${upTo(24)};BYMINUTE=${upTo(60)};BYSECOND=${upTo(60)}`;
	test.each([
		'FREQ=SOMETIMES',
		'BYDAY=TU',
		'hello',
		'FREQ=DAILY;COUNT=x',
		'FREQ=DAILY;INTERVAL=0',
		'FREQ=WEEKLY;BYDAY=XX',
		'FREQ=WEEKLY;BYDAY=2TU',
		'FREQ=WEEKLY;FREQ=DAILY',
		'FREQ=WEEKLY;UNTIL=20261340',
		'FREQ=MONTHLY;BYMONTHDAY=32',
		'FREQ=YEARLY;BYMONTH=0',
		'FREQ=YEARLY;BYWEEKNO=54',
		'FREQ=MONTHLY;BYSETPOS=1',
		'RSCALE=CHINESE;FREQ=YEARLY',
		'FREQ=SECONDLY',
		'FREQ=SECONDLY;COUNT=999999',
		everySecond,
	])('by %.40s keeps its first date and says that its rule was not read', (rule) => {
		const old = event('UID:o', 'DTSTART:19990105T180000Z', `RRULE:${rule}`);
		const { proposals, refused } = read(calendar(event(...weekly, `RRULE:${rule}`), old));
		expect(proposals.map(({ recurrence, notes }) => [recurrence, notes.includes('rule_unread')])).toEqual([
			['2026-03-17T17:00:00.000Z', true],
		]);
		expect(refused.map(({ refusal }) => refusal)).toEqual(['rule_unread']);
	});

	test.each<[string, string[], boolean]>([
		['that its rule has not', ['RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=2'], true],
		['that its rule has', ['RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=2'], false],
		[
			'that is taken out',
			['RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=2', 'EXDATE;TZID=Europe/Copenhagen:20260317T180000'],
			false,
		],
	])('says of a first date %s whether it was left out', (_, lines, said) => {
		const { proposals } = read(calendar(event(...weekly, ...lines)));
		for (const { notes } of proposals) expect(notes.includes('first_left_out')).toBe(said);
	});

	test.each<[string, string[], string]>([
		['comes once a year', ['DTSTART:20251201T170000Z', 'RRULE:FREQ=YEARLY'], 'later_dates'],
		['begins after the span', ['DTSTART:20261201T170000Z', 'RRULE:FREQ=WEEKLY'], 'later_dates'],
		['has come to its end', ['DTSTART:20260201T170000Z', 'RRULE:FREQ=WEEKLY;COUNT=2'], 'over'],
		['came to its end long ago', ['DTSTART:20190101T170000Z', 'RRULE:FREQ=WEEKLY;COUNT=2'], 'no_days'],
	])('that %s is refused with what is true of it', (_, lines, refusal) => {
		const { proposals, refused } = read(calendar(event('UID:x', ...lines)));
		expect([proposals, refused.map((one) => one.refusal)]).toEqual([[], [refusal]]);
	});

	test('goes on though its first date is years ago', () => {
		const reading = read(
			calendar(event('UID:old', 'DTSTART;TZID=Europe/Copenhagen:19990105T180000', 'RRULE:FREQ=WEEKLY')),
		);
		expect(starts(reading).slice(0, 2)).toEqual(['2026-03-03T17:00', '2026-03-10T17:00']);
		expect(reading.proposals.length).toBeLessThanOrEqual(mostOccurrences);
	});

	const moved = [
		'UID:w',
		'RECURRENCE-ID;TZID=Europe/Copenhagen:20260324T180000',
		'DTSTART;TZID=Europe/Copenhagen:20260325T190000',
		'DURATION:PT2H',
	];
	test('has a moved time in place of the old one, in any order', () => {
		const parts = [event(...weekly, three), event(...moved)];
		for (const order of [parts, parts.toReversed()])
			expect(starts(read(calendar(...order)))).toEqual([
				'2026-03-17T17:00',
				'2026-03-25T18:00',
				'2026-03-31T16:00',
			]);
	});

	test('that a change moves from a date on keeps its dates, and asks somebody to look at those', () => {
		const range = moved.map((line) => line.replace('RECURRENCE-ID;', 'RECURRENCE-ID;RANGE=THISANDFUTURE;'));
		const parts = [event(...weekly, three), event(...range)];
		for (const order of [parts, parts.toReversed()]) {
			const reading = read(calendar(...order));
			expect(starts(reading)).toEqual(['2026-03-17T17:00', '2026-03-24T17:00', '2026-03-31T16:00']);
			expect(reading.refused).toMatchObject([{ title: 'Fællesspisning', refusal: 'several_dates' }]);
			expect(reading.proposals.map((one) => one.notes.includes('dates_changed'))).toEqual([
				false,
				true,
				true,
			]);
			expect(reading.proposals.map(isDoubtful)).toEqual([false, true, true]);
		}
		const alone = read(calendar(event(...range)));
		expect([alone.proposals.length, alone.refused.length, alone.partial]).toEqual([0, 1, ['w']]);
	});

	test('is only known in part where a moved time is sent alone', () => {
		const reading = read(calendar(event(...moved)));
		expect(starts(reading)).toEqual(['2026-03-25T18:00']);
		expect(reading.partial).toEqual(['w']);
		expect(reading.proposals[0]?.recurrence).toBe('2026-03-24T17:00:00.000Z');
	});

	test('does not stay at its old time when it was moved into the past', () => {
		const past = event('UID:w', 'RECURRENCE-ID:20260324T170000Z', 'DTSTART:20260201T170000Z');
		expect(starts(read(calendar(event(...weekly, three), past)))).toEqual([
			'2026-03-17T17:00',
			'2026-03-31T16:00',
		]);
	});
});

const files = calendarFiles();
const whole = { now: new Date('1900-01-02T00:00:00Z'), until: new Date('2040-01-01T00:00:00Z') };

describe.skipIf(files.length === 0)('the reference calendars', () => {
	test('are two hundred and more', () => expect(files.length).toBeGreaterThan(200));

	/** What became of each event of a file: nothing is dropped without a word. */
	function accountOf(bytes: Uint8Array, at: Span) {
		const { read: all } = eventsOf(bytes, at);
		const { proposals, refused } = gathered(all);
		const chosen = new Set(proposals);
		const overridden = new Set(
			all.flatMap(({ uid, replaces }) => (replaces === null ? [] : [`${uid}\n${replaces}`])),
		);
		const account = { imported: 0, doubtful: 0, folded: 0, superseded: 0 };
		const fateOf = ({ refused: not, replaces, proposals: mine }: EventRead): keyof typeof account | null => {
			if (not) return null;
			const taken = mine.filter((proposal) => chosen.has(proposal));
			if (taken.length > 0)
				return replaces !== null ? 'folded' : taken.some(isDoubtful) ? 'doubtful' : 'imported';
			const isReplaced = replaces === null && mine.every((one) => overridden.has(nameOf(one)));
			return isReplaced ? 'folded' : 'superseded';
		};
		for (const one of all) {
			const fate = fateOf(one);
			if (fate) account[fate]++;
		}
		return { ...account, events: all.length, proposals, refused };
	}

	test.each(files.map((path) => [path.split('/').slice(-3).join('/'), path]))('%s', (_, path) => {
		const bytes = readFileSync(path);
		for (const at of [span, whole]) {
			const account = accountOf(bytes, at);
			const { proposals, refused, problem } = within(mostWork, () => readCalendar(bytes, at));
			const events = textOf(bytes).match(/^\s*BEGIN\s*:\s*VEVENT\s*$/gim)?.length ?? 0;
			expect(account.events).toBe(events);
			if (events === 0) expect(problem).not.toBeNull();
			// One that is refused has its sentence, and so has each older copy.
			const { imported, doubtful, folded } = account;
			expect(imported + doubtful + folded + account.refused.length).toBe(events);
			for (const not of refused) expect(notReadLabel(not)).not.toBe('');
			expect(proposals).toEqual(account.proposals.slice(0, mostProposals));
			expect(refused.slice(0, account.refused.length)).toEqual(account.refused);
			for (const proposal of proposals) expect(proposal.endsAt > proposal.startsAt).toBe(true);
		}
	});

	// As long as FUZZ_SECONDS says; else a few from each file, the same ones each time.
	test('changed at random are read or refused', { timeout: 300_000 }, () => {
		const until = Date.now() + Number(process.env.FUZZ_SECONDS ?? 0) * 1000;
		let seed = 1;
		do {
			for (const path of files) {
				const bytes = mutated(readFileSync(path), seed++);
				const at = seed % 2 ? span : whole;
				const { proposals, problem } = within(mostWork, () => readCalendar(bytes, at));
				if (problem === null) for (const { title } of proposals) expect(title.length).toBeGreaterThan(2);
			}
		} while (Date.now() < until);
	});
});
