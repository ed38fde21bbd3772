/**
 * For the forms that a page shows in one state only: an address where it is in that state, and who meets the form there.
 * Made on their own, so that what one form ends is there for the others.
 */
import { viewLists } from '#lib/casework/views/view.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { agreementsInStates } from './agreements.ts';
import { cityOfStates, type FormSamples } from './city.ts';
import { coursesInStates } from './courses.ts';
import { dialogueInStates } from './dialogue.ts';
import { equalityInStates } from './equality.ts';
import { figuresInStates } from './figures.ts';
import { guideInStates } from './guide.ts';
import { linksInStates } from './links.ts';
import { forumsInStates } from './forums.ts';
import { listingsInStates } from './listings.ts';
import { moderationInStates } from './moderation.ts';
import { decisionsInStates } from './municipality.ts';
import { promisesInStates } from './promises.ts';

export async function formSamples(db: Database): Promise<FormSamples> {
	const city = await cityOfStates(db);
	return {
		...(await promisesInStates(city)),
		...(await agreementsInStates(city)),
		...(await listingsInStates(city)),
		...(await linksInStates(city)),
		...(await decisionsInStates(city)),
		...(await moderationInStates(city)),
		...(await dialogueInStates(city)),
		...(await equalityInStates(city)),
		...(await forumsInStates(city)),
		...(await coursesInStates(city)),
		...(await figuresInStates(city)),
		...(await guideInStates(city)),
	};
}

/** On no page that is opened, and why. What is on one stands in none of the lines. */
export const formsOnNoPage: Record<string, string> = {
	'/(member)/workspace/[organisation]/events/[event]/check-in/presses ?/default':
		'a script sends what was pressed',
	'/(member)/workspace/[organisation]/events/[event]/registrations/message ?/send':
		'in the answer to ?/preview',
	'/(member)/workspace/[organisation]/report/draft ?/default':
		'a script sends the fields of the report as they are typed',
	'/(member)/workspace/[organisation]/partnerships/[partnership]/amend ?/add':
		'in the answer to ?/search, in the form of ?/preview',
	'/(member)/workspace/[organisation]/partnerships/[partnership]/amend ?/propose':
		'in the answer to ?/preview, in its form',
	// No state is made here yet in which these show: their rooms' own tests meet them.
	...Object.fromEntries(
		[...['change', 'publish'].map((step) => `opinions/[opinion] ?/${step}`), 'plans/[plan] ?/publish'].map(
			(form) => [`/(municipality)/municipality/followup/${form}`, 'of a state of the city’s figures'],
		),
	),
	...Object.fromEntries(
		['lighthouses/[lighthouse]', 'plans/[plan]/[action]'].map((page) => [
			`/(municipality)/municipality/followup/${page} ?/link`,
			'beside what a search for promises finds',
		]),
	),
	'/(municipality)/municipality/charter ?/begin': 'while nobody writes a version, and somebody does',
	'/(municipality)/municipality/charter ?/ask': 'once a later version of the charter is in force',
	...Object.fromEntries(
		['approve', 'back', 'return'].map((action) => [
			`/(municipality)/municipality/charter/draft ?/${action}`,
			'while the one draft waits for another’s yes',
		]),
	),
	'/(municipality)/municipality/commitment-types ?/again': 'once a type is no longer offered',
	'/(municipality)/municipality/policy ?/begin': 'while nobody writes a period, and somebody does',
	...Object.fromEntries(
		['approve', 'back', 'return'].map((action) => [
			`/(municipality)/municipality/policy/draft ?/${action}`,
			'while the one draft waits for another’s yes',
		]),
	),
	'/(municipality)/municipality/equal-treatment/readers ?/appoint': 'while one of the two is not named',
	'/alerts/[secret]/one-click ?/default': 'a mail program presses it',
	'/(public)/seats/[secret]/one-click ?/default': 'a mail program presses it',
	'/(municipality)/municipality/contributions ?/undo': 'in what the page says once, after ?/verifyMany',
	'/(municipality)/municipality/partners/[organisation] ?/reopen': 'in what the page says once, after ?/done',
	...Object.fromEntries(
		viewLists.flatMap((list) =>
			// These samples are narrowed, and can be saved.
			[...(list === 'deadlines' || list === 'dormant' ? [] : ['saveView']), 'showView', 'removeView'].map(
				(action) => [
					`/(municipality)/municipality/${list} ?/${action}`,
					'once the list is narrowed, or a view of it is open',
				],
			),
		),
	),
	'/(municipality)/municipality/partners/[organisation]/merge ?/merge':
		'its address goes on with the entry that stays',
	'/(municipality)/municipality/needs ?/back': 'in what the page says once, after ?/down',
};
