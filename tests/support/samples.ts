/**
 * For every page of the route tree an address with something on it, and who opens it. Pages about things that stand in
 * the demo take one from there; drafts and personal links are made here.
 */
import type { APIRequestContext } from '@playwright/test';
import { listNames } from '#lib/explore/api/questions.ts';
import { href } from '#lib/i18n/urls.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { writeHalfYear } from '#lib/i18n/periods.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { renumbered } from '#lib/pledge/versions/draft.ts';
import { sql } from 'kysely';
import type { Database } from '#lib/platform/database/database.server.ts';
import { follows } from './cast/alerts.ts';
import { received } from './cast/dialogue/barriers.ts';
import { receivedPost } from './cast/dialogue/debates.ts';
import { calledMeeting, forumOf, heldSeat } from './cast/dialogue/forums.ts';
import { makePerson } from './cast/people.ts';
import { proposedType } from './cast/commitment-types.ts';
import { draftLetter } from './cast/letters.ts';
import { waitingList } from './cast/organisation-lists.ts';
import { policyDraft } from './cast/policy-drafts.ts';
import { demoAccount, unique, type Account, type Cast } from './actors.ts';
import type { Mailbox } from './mail/mails.ts';
import { readFirst } from './read-first.ts';

export type Sample = { path: string; as?: Account };
type World = { db: Database; cast: Cast; mailbox: Mailbox; request: APIRequestContext };

/** By route id. Paths are in code form, save for those out of a mail. */
export async function samplePages(world: World): Promise<Record<string, Sample>> {
	const { db, cast } = world;
	const desk = await db
		.selectFrom('organisation')
		.select(['id', 'slug'])
		.where('name', 'like', 'Nordlys El%')
		.executeTakeFirstOrThrow();
	const applicant = await cast.organisation(`Kladdeforeningen ${unique()}`, {
		state: 'changes_requested',
		signed: false,
	});
	const found = await thingsOf(db, desk.id);
	const draft = await cast.commitment(desk, '6 åbne aftener', {
		type: 'open-house',
		target: 6,
		state: 'draft',
	});
	const calendars = await db
		.insertInto('importSource')
		.values({
			organisationId: desk.id,
			kind: 'feed',
			url: `https://${unique()}.example/a.ics`,
			danishLevel: 'none',
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const event = await cast.event(desk, `Åben dør ${unique()}`, { inDays: 12 });
	const series = await seriesOf(db, await cast.event(desk, `Hver uge ${unique()}`, { inDays: 9 }));
	const partnership = await draftPartnership(db, desk.id);
	const agreement = await agreementOf(db, desk.id);

	await charterDraft(db);
	await policyDraft(db);
	await stopped(world);

	const workspace = `/workspace/${desk.slug}`;
	const application = `/workspace/${applicant.slug}/application`;
	const member = demoAccount('member');
	const consultant = demoAccount('consultant');
	const own = (path: string): Sample => ({ path: workspace + path, as: member });
	const applying = (path: string): Sample => ({ path: application + path, as: applicant.owner });
	const city = (path: string): Sample => ({ path: `/municipality${path}`, as: consultant });
	const route = '/(member)/workspace/[organisation]';

	return {
		'/(public)': { path: '/' },
		...Object.fromEntries(
			[
				'about',
				'commitments',
				'data',
				'data/embed',
				'explore',
				'explore/benefits',
				'barriers',
				'barriers/new',
				'equal-treatment',
				'equal-treatment/answer',
				'equal-treatment/counts',
				'equal-treatment/tell',
				'debates',
				'boards',
				'methods',
				'forums',
				'networks',
				'courses',
				'conference',
				'explore/week',
				'join',
				'needs',
				'partners',
				'partnerships',
				'pledge',
				'privacy',
				'results',
				'results/barometer',
				'results/barometer/method',
				'results/cities-index',
				'results/year-wheel',
				'results/lighthouses',
				'results/opinions',
				'results/plans',
				'results/status-reports',
				'verify',
				'was',
				'welcome',
				'welcome/leaflet',
			].map((name) => [`/(public)/${name}`, { path: `/${name}` }]),
		),
		...Object.fromEntries(
			['alerts', 'alerts/new', 'become-partner', 'confirm-email', 'login', 'reset', 'dev/mail'].map(
				(name) => [`/${name}`, { path: `/${name}` }],
			),
		),
		'/(public)/commitments/[commitment]': { path: `/commitments/${found.commitment}` },
		'/(public)/commitments/[commitment]/theory': { path: `/commitments/${found.commitment}/theory` },
		'/(public)/events/[event]': { path: `/events/${found.event}` },
		'/(public)/events/[event]/poster': { path: `/events/${found.event}/poster` },
		'/(public)/events/[event]/registration/[secret]': { path: await ownRegistration(world, event) },
		'/(public)/barriers/[barrier]': { path: `/barriers/${found.barrier}` },
		'/(public)/barriers/[barrier]/support': { path: `/barriers/${found.barrier}/support` },
		'/(public)/barriers/confirm/[secret]': { path: '/barriers/confirm/a-link-nobody-sent' },
		'/(public)/barriers/voice/[secret]': { path: await ownBarrier(db) },
		'/(public)/welcome/[step]': { path: `/welcome/${found.guideStep}` },
		'/(public)/welcome/in/[language]': { path: '/welcome/in/ar' },
		'/(public)/welcome/in/[language]/[step]': { path: `/welcome/in/ar/${found.guideStep}` },
		'/(public)/debates/[debate]': { path: `/debates/${found.debate}` },
		'/(public)/debates/[debate]/follow': { path: `/debates/${found.debate}/follow` },
		'/(public)/debates/[debate]/write': { path: `/debates/${found.debate}/write` },
		'/(public)/debates/confirm/[secret]': { path: '/debates/confirm/a-link-nobody-sent' },
		'/(public)/debates/posts/[post]': { path: `/debates/posts/${found.post}` },
		'/(public)/debates/posts/[post]/agree': { path: `/debates/posts/${found.post}/agree` },
		'/(public)/debates/voice/[secret]': { path: await ownPost(db, found.debate) },
		'/(public)/methods/[method]': { path: `/methods/${found.method}` },
		'/(public)/methods/[method]/sheet': { path: `/methods/${found.method}/sheet` },
		'/(public)/forums/[forum]': { path: `/forums/${found.forum}` },
		'/(public)/courses/[course]': { path: `/courses/${found.course}` },
		'/(public)/networks/[network]': { path: `/networks/${found.network}` },
		'/(public)/seats/[secret]': { path: await ownSeat(db) },
		'/(public)/conference/[year]': { path: `/conference/${found.conference}` },
		'/(public)/flag/[kind]/[thing]': { path: `/flag/events/${found.event}` },
		'/(public)/needs/[posting]': { path: `/needs/${found.need}` },
		'/(public)/benefits/[benefit]': { path: `/benefits/${found.benefit}` },
		'/(public)/opportunities/[opportunity]': { path: `/opportunities/${found.opportunity}` },
		'/(public)/partners/[organisation]': { path: `/partners/${desk.slug}` },
		'/(public)/partners/[organisation]/report/[year]': {
			path: `/partners/${desk.slug}/report/${new Date().getFullYear()}`,
		},
		'/(public)/results/barometer/[indicator]': { path: `/results/barometer/${found.indicator}` },
		'/(public)/results/lighthouses/[lighthouse]': { path: '/results/lighthouses/bland-dig-i-byen' },
		'/(public)/results/opinions/[opinion]': { path: `/results/opinions/${found.opinion}` },
		'/(public)/results/status-reports/[report]': { path: `/results/status-reports/${found.report}` },
		'/(public)/results/plans/[plan]': { path: `/results/plans/${found.plan}` },
		'/(public)/results/plans/[plan]/[action]': { path: `/results/plans/${found.plan}/${found.action}` },
		'/(public)/results/areas/[area]': { path: '/results/areas/1' },
		'/(public)/results/districts/[district]': { path: '/results/districts/noerrebro' },
		'/(public)/results/goals/[goal]': { path: '/results/goals/2' },
		'/(public)/results/network': { path: '/results/network' },
		'/(public)/partnerships/[partnership]': { path: `/partnerships/${found.partnership}` },
		'/(public)/verify/[code]': { path: `/verify/${found.code}` },
		'/(public)/verify/[code]/certificate': { path: `/verify/${found.code}/certificate` },
		'/alerts/[secret]': { path: await allMailings(world) },
		'/alerts/confirm/[secret]': { path: '/alerts/confirm/a-link-nobody-sent' },
		'/confirm-contribution/[secret]': { path: '/confirm-contribution/a-link-nobody-sent' },
		'/confirm-email/[secret]': { path: '/confirm-email/a-link-nobody-sent' },
		'/invitation/[secret]': { path: '/invitation/a-link-nobody-sent' },
		'/change-email/[secret]': { path: '/change-email/a-link-nobody-sent' },
		'/reset/[secret]': { path: '/reset/a-link-nobody-sent' },
		'/still-right/[secret]': { path: '/still-right/a-link-nobody-sent' },
		'/dev/mail/[mail]': { path: `/dev/mail/${found.mail}` },
		'/logout': { path: '/logout', as: member },
		'/(member)/account': { path: '/account', as: member },
		'/(member)/account/erase': { path: '/account/erase', as: member },
		'/(member)/workspace': { path: '/workspace', as: await memberOfTwo(world, desk.id, applicant.id) },
		[route]: own(''),
		[`${route}/application`]: own('/application'),
		[`${route}/application/about`]: applying('/about'),
		[`${route}/application/where`]: applying('/where'),
		[`${route}/application/contact`]: applying('/contact'),
		[`${route}/application/send`]: applying('/send'),
		[`${route}/application/give-up`]: applying('/give-up'),
		[`${route}/commitments/[commitment]`]: own(`/commitments/${found.commitment}`),
		[`${route}/commitments/[commitment]/edit`]: own(`/commitments/${draft.slug}/edit?step=3`),
		[`${route}/commitments/[commitment]/milestones`]: own(`/commitments/${found.commitment}/milestones`),
		[`${route}/commitments/[commitment]/outcome`]: own(`/commitments/${found.called}/outcome`),
		[`${route}/commitments/[commitment]/theory`]: own(`/commitments/${found.commitment}/theory`),
		[`${route}/contributions/[contribution]`]: own(`/contributions/${found.objected}`),
		[`${route}/events/[event]`]: own(`/events/${event.slug}`),
		[`${route}/events/[event]/check-in`]: own(`/events/${event.slug}/check-in`),
		[`${route}/events/[event]/registrations`]: own(`/events/${event.slug}/registrations`),
		[`${route}/events/[event]/registrations/message`]: own(`/events/${event.slug}/registrations/message`),
		[`${route}/events/[event]/registrations/sheet`]: own(`/events/${event.slug}/registrations/sheet`),
		[`${route}/events/[event]/edit`]: own(`/events/${event.slug}/edit`),
		[`${route}/events/[event]/programme`]: own(`/events/${event.slug}/programme`),
		[`${route}/events/[event]/repeat`]: own(`/events/${event.slug}/repeat`),
		[`${route}/series/[series]`]: own(`/series/${series}`),
		[`${route}/series/[series]/edit`]: own(`/series/${series}/edit`),
		[`${route}/equal-treatment`]: own('/equal-treatment'),
		[`${route}/equal-treatment/[theme]`]: own('/equal-treatment/recruitment'),
		[`${route}/matches/[posting]`]: own(`/matches/${found.offer}`),
		[`${route}/matches/[posting]/edit`]: own(`/matches/${found.offer}/edit`),
		[`${route}/matches/[posting]/propose/[other]`]: own(`/matches/${found.offer}/propose/${found.need}`),
		[`${route}/benefits/[benefit]`]: own(`/benefits/${found.benefit}`),
		[`${route}/benefits/[benefit]/edit`]: own(`/benefits/${found.benefit}/edit`),
		[`${route}/methods/[method]/edit`]: own(`/methods/${found.ownMethod}/edit`),
		[`${route}/methods/[method]/tried`]: own(`/methods/${found.method}/tried`),
		[`${route}/methods/tried/[tried]`]: own(`/methods/tried/${found.ownTry}`),
		[`${route}/opportunities/[opportunity]`]: own(`/opportunities/${found.opportunity}`),
		[`${route}/opportunities/[opportunity]/edit`]: own(`/opportunities/${found.opportunity}/edit`),
		[`${route}/partnerships/[partnership]`]: own(`/partnerships/${partnership}`),
		[`${route}/partnerships/[partnership]/amend`]: own(`/partnerships/${agreement.due}/amend`),
		[`${route}/partnerships/[partnership]/end`]: own(`/partnerships/${agreement.due}/end`),
		[`${route}/partnerships/[partnership]/log`]: own(`/partnerships/${agreement.slug}/log`),
		[`${route}/partnerships/[partnership]/meetings/[meeting]`]: own(
			`/partnerships/${agreement.slug}/meetings/${agreement.meeting}`,
		),
		[`${route}/partnerships/[partnership]/meetings/new`]: own(`/partnerships/${agreement.slug}/meetings/new`),
		[`${route}/partnerships/[partnership]/edit`]: own(`/partnerships/${partnership}/edit`),
		[`${route}/partnerships/[partnership]/parties`]: own(`/partnerships/${partnership}/parties`),
		[`${route}/partnerships/[partnership]/scope`]: own(`/partnerships/${partnership}/scope`),
		[`${route}/events/import/[source]`]: own(`/events/import/${calendars.id}`),
		[`${route}/sites/[site]`]: own(`/sites/${found.site}`),
		...Object.fromEntries(
			[
				'benefits',
				'benefits/new',
				'certificate',
				'commitments',
				'commitments/new',
				'commitments/something-else',
				'contributions',
				'events',
				'events/import',
				'events/new',
				'matches',
				'matches/new',
				'methods',
				'methods/new',
				'opportunities',
			]
				.concat([
					'opportunities/new',
					'partnerships',
					'partnerships/new',
					'people',
					'settings',
					'settings/contact',
				])
				.concat(['settings/identity', 'settings/profile', 'report', 'sign', 'sites', 'sites/new'])
				.map((page) => [`${route}/${page}`, own(`/${page}`)]),
		),
		'/(municipality)/municipality': city(''),
		'/(municipality)/municipality/accounts': {
			path: '/municipality/accounts',
			as: demoAccount('administrator'),
		},
		...Object.fromEntries(
			['audit', 'charter', 'commitment-types', 'mails', 'policy', 'retention']
				.concat(['charter/draft', 'commitment-types/new', 'policy/draft'])
				.map((page) => [
					`/(municipality)/municipality/${page}`,
					{ path: `/municipality/${page}`, as: demoAccount('administrator') },
				]),
		),
		'/(municipality)/municipality/mails/[mail]': {
			path: '/municipality/mails/calendar-failing',
			as: demoAccount('administrator'),
		},
		'/(municipality)/municipality/policy/draft/[section]': {
			path: '/municipality/policy/draft/goals',
			as: demoAccount('administrator'),
		},
		'/(municipality)/municipality/commitment-types/[type]': {
			path: `/municipality/commitment-types/${await proposedType(db, desk.id)}`,
			as: demoAccount('administrator'),
		},
		'/(municipality)/municipality/approvals': city('/approvals'),
		'/(municipality)/municipality/approvals/[organisation]': city(`/approvals/${found.waiting}`),
		'/(municipality)/municipality/commitments': city('/commitments'),
		'/(municipality)/municipality/contributions': city('/contributions'),
		'/(municipality)/municipality/contributions/[contribution]': city(`/contributions/${found.objected}`),
		'/(municipality)/municipality/commitments/[commitment]': city(`/commitments/${found.called}`),
		'/(municipality)/municipality/coverage': city('/coverage'),
		'/(municipality)/municipality/deadlines': city('/deadlines?within=all'),
		'/(municipality)/municipality/dormant': city('/dormant?months=3'),
		'/(municipality)/municipality/duplicates': city('/duplicates'),
		'/(municipality)/municipality/duplicates/partners': city('/duplicates/partners'),
		...Object.fromEntries(
			Object.entries({
				barometer: 'barometer',
				'barometer/new': 'barometer/new',
				'barometer/[indicator]': `barometer/${found.indicator}`,
				'barometer/[indicator]/edit': `barometer/${found.indicator}/edit`,
				'barometer/editions/[edition]': `barometer/editions/${found.edition}`,
				'cities-index': 'cities-index',
				'year-wheel': 'year-wheel',
				'year-wheel/[task]': `year-wheel/${found.wheelTask}`,
				lighthouses: 'lighthouses',
				'lighthouses/[lighthouse]': 'lighthouses/bland-dig-i-byen',
				opinions: 'opinions',
				'opinions/new': 'opinions/new',
				'opinions/[opinion]': `opinions/${found.opinion}`,
				'status-reports': 'status-reports',
				'status-reports/[report]': `status-reports/${found.heardReport}`,
				'status-reports/[report]/[section]': `status-reports/${found.heardReport}/goals`,
				plans: 'plans',
				'plans/[plan]': `plans/${found.plan}`,
				'plans/[plan]/new': `plans/${found.plan}/new`,
				'plans/[plan]/[action]': `plans/${found.plan}/${found.action}`,
				'plans/[plan]/[action]/edit': `plans/${found.plan}/${found.action}/edit`,
			}).map(([page, path]) => [
				`/(municipality)/municipality/followup/${page}`,
				{ path: `/municipality/followup/${path}`, as: demoAccount('editor') },
			]),
		),
		// The demo's consultant and editor are the two who are named to read.
		'/(municipality)/municipality/equal-treatment': city('/equal-treatment'),
		'/(municipality)/municipality/equal-treatment/experiences/[experience]': {
			path: '/municipality/equal-treatment/experiences/482913',
			as: demoAccount('editor'),
		},
		'/(municipality)/municipality/equal-treatment/helpers/[helper]': city(
			`/equal-treatment/helpers/${found.helper}`,
		),
		'/(municipality)/municipality/equal-treatment/helpers/new': city('/equal-treatment/helpers/new'),
		'/(municipality)/municipality/equal-treatment/readers': {
			path: '/municipality/equal-treatment/readers',
			as: demoAccount('administrator'),
		},
		'/(municipality)/municipality/networks': city('/networks'),
		'/(municipality)/municipality/networks/[network]': city(`/networks/${found.network}`),
		'/(municipality)/municipality/courses': city('/courses'),
		'/(municipality)/municipality/courses/[course]': city(`/courses/${found.course}`),
		[`${route}/courses`]: own('/courses'),
		[`${route}/courses/[course]`]: own(`/courses/${found.course}`),
		[`${route}/networks`]: own('/networks'),
		[`${route}/networks/[network]`]: own(`/networks/${found.network}`),
		[`${route}/networks/[network]/meetings/[meeting]`]: own(
			`/networks/${found.network}/meetings/${found.networkMeeting}`,
		),
		'/(municipality)/municipality/forums': city('/forums'),
		'/(municipality)/municipality/forums/[forum]': city(`/forums/${found.forum}`),
		'/(municipality)/municipality/forums/[forum]/meetings/[meeting]': city(
			`/forums/${found.forum}/meetings/${found.meeting}`,
		),
		'/(municipality)/municipality/barriers': city('/barriers'),
		'/(municipality)/municipality/barriers/[barrier]': city(`/barriers/${found.barrier}`),
		'/(municipality)/municipality/welcome': city('/welcome'),
		'/(municipality)/municipality/welcome/new': city('/welcome/new'),
		'/(municipality)/municipality/welcome/[step]': city(`/welcome/${found.guideStep}`),
		'/(municipality)/municipality/welcome/[step]/[language]': city(`/welcome/${found.guideStep}/ar`),
		'/(municipality)/municipality/debates': city('/debates'),
		'/(municipality)/municipality/debates/new': city('/debates/new'),
		'/(municipality)/municipality/debates/[debate]': city(`/debates/${found.debate}`),
		'/(municipality)/municipality/debates/posts/[post]': city(`/debates/posts/${found.post}`),
		'/(municipality)/municipality/methods': city('/methods'),
		'/(municipality)/municipality/methods/new': city('/methods/new'),
		'/(municipality)/municipality/methods/[method]': city(`/methods/${found.ownMethod}`),
		'/(municipality)/municipality/methods/tried/[tried]': city(`/methods/tried/${found.ownTry}`),
		...Object.fromEntries(
			Object.entries({
				'': '',
				'/[year]': `/${found.conference}`,
				'/[year]/decisions/[decision]': `/${found.conference}/decisions/${found.decision}`,
				'/[year]/sessions/[event]': `/${found.conference}/sessions/${found.conferenceSession}`,
			}).map(([page, path]) => [
				`/(municipality)/municipality/conference${page}`,
				{ path: `/municipality/conference${path}`, as: demoAccount('editor') },
			]),
		),
		'/(municipality)/municipality/flags': city('/flags'),
		'/(municipality)/municipality/takedowns': city('/takedowns'),
		'/(municipality)/municipality/takedowns/[kind]/[thing]': city(`/takedowns/events/${found.event}`),
		'/(municipality)/municipality/letters': city('/letters'),
		'/(municipality)/municipality/letters/new': city('/letters/new'),
		'/(municipality)/municipality/letters/[letter]': city(`/letters/${await draftLetter(db, desk.id)}`),
		'/(municipality)/municipality/needs': city('/needs'),
		'/(municipality)/municipality/network': city('/network'),
		'/(municipality)/municipality/partners': city('/partners'),
		'/(municipality)/municipality/partners/[organisation]': city(`/partners/${desk.slug}`),
		'/(municipality)/municipality/partners/[organisation]/merge': city(`/partners/${desk.slug}/merge?q=a`),
		'/(municipality)/municipality/partners/import': {
			path: '/municipality/partners/import',
			as: demoAccount('administrator'),
		},
		'/(municipality)/municipality/partners/import/[list]': {
			path: `/municipality/partners/import/${await waitingList(db)}`,
			as: demoAccount('administrator'),
		},
		'/(municipality)/municipality/pictures': city('/pictures'),
		'/(municipality)/municipality/worklist': city('/worklist'),
		'/(municipality)/municipality/reporting': city('/reporting'),
		'/(municipality)/municipality/reporting/[organisation]': city(`/reporting/${desk.slug}`),
	};
}

/** Makes an event the first date of a weekly series. @returns its template's slug */
async function seriesOf(db: Database, { slug }: { slug: string }): Promise<string> {
	const { id, ...event } = await db
		.selectFrom('event')
		.select(['id', 'organisationId', 'title', 'startsAt', 'endsAt'])
		.where('slug', '=', slug)
		.executeTakeFirstOrThrow();
	const { id: seriesId } = await db
		.insertInto('eventSeries')
		.values({ organisationId: event.organisationId, rule: 'FREQ=WEEKLY;COUNT=4' })
		.returning('id')
		.executeTakeFirstOrThrow();
	const template = newSlug(event.title);
	await db
		.insertInto('event')
		.values({ ...event, slug: template, seriesId })
		.execute();
	const occurrenceOn = copenhagenDate(event.startsAt);
	await db.updateTable('event').set({ seriesId, occurrenceOn }).where('id', '=', id).execute();
	return template;
}

/** What the demo holds of the organisation, and of anybody. */
async function thingsOf(db: Database, organisationId: number) {
	const slugIn = async (
		table: 'event' | 'commitment' | 'opportunity' | 'benefit',
		state: 'published' | 'active',
	) =>
		(
			await db
				.selectFrom(table)
				.select('slug')
				.where('organisationId', '=', organisationId)
				.where('state', '=', state as never)
				.orderBy('id')
				.executeTakeFirstOrThrow()
		).slug;
	const [event, commitment, opportunity, benefit] = await Promise.all([
		slugIn('event', 'published'),
		slugIn('commitment', 'active'),
		slugIn('opportunity', 'published'),
		slugIn('benefit', 'published'),
	]);
	const called = await db
		.selectFrom('commitment')
		.select('slug')
		.where('state', '=', 'reported')
		.where('counterpartId', '=', organisationId)
		.executeTakeFirstOrThrow();
	const partnership = await db
		.selectFrom('partnership')
		.select('slug')
		.where('state', '=', 'active')
		.executeTakeFirstOrThrow();
	const visits = await db
		.selectFrom('posting')
		.select(['slug', 'side', 'organisationId'])
		.where('state', '=', 'published')
		.where('kind', '=', 'company-visits')
		.execute();
	const offer = visits.find((posting) => posting.organisationId === organisationId)!.slug;
	const need = visits.find(({ side }) => side === 'need')!.slug;
	const signature = await db
		.selectFrom('signature')
		.select('code')
		.where('organisationId', '=', organisationId)
		.executeTakeFirstOrThrow();
	const site = await db
		.selectFrom('site')
		.select('id')
		.where('organisationId', '=', organisationId)
		.executeTakeFirstOrThrow();
	const waiting = await db
		.selectFrom('organisation')
		.select('slug')
		.where('state', '=', 'waiting')
		.executeTakeFirstOrThrow();
	const objection = await db
		.selectFrom('objection')
		.innerJoin('contribution', 'contribution.id', 'objection.contributionId')
		.select('contribution.id')
		.where('contribution.organisationId', '=', organisationId)
		.executeTakeFirstOrThrow();
	const indicator = await db
		.selectFrom('indicator')
		.select('slug')
		.where('goal', '=', '2011-2014/goal-5')
		.executeTakeFirstOrThrow();
	const edition = await db
		.selectFrom('barometerEdition')
		.select('halfYear')
		.where('state', '=', 'released')
		.orderBy('halfYear', 'desc')
		.executeTakeFirstOrThrow();
	const wheelTask = await db
		.selectFrom('wheelTask')
		.select('id')
		.where('removedAt', 'is', null)
		.orderBy('id')
		.limit(1)
		.executeTakeFirstOrThrow();
	const action = await db
		.selectFrom('planAction')
		.innerJoin('actionPlan', 'actionPlan.id', 'planAction.planId')
		.select(['planAction.slug', 'actionPlan.slug as plan'])
		.where('actionPlan.publishedAt', 'is not', null)
		.orderBy('planAction.id')
		.executeTakeFirstOrThrow();
	const barrier = await db
		.selectFrom('barrier')
		.select('slug')
		.where('state', '=', 'answered')
		.orderBy('id')
		.executeTakeFirstOrThrow();
	const guideStep = await db
		.selectFrom('guideStep')
		.select('slug')
		.where('state', '=', 'published')
		.orderBy('place')
		.limit(1)
		.executeTakeFirstOrThrow();
	const helper = await db
		.selectFrom('equalityHelper')
		.select('id')
		.where('retiredOn', 'is', null)
		.orderBy('id')
		.limit(1)
		.executeTakeFirstOrThrow();
	const debate = await db
		.selectFrom('debatePost')
		.innerJoin('debate', 'debate.id', 'debatePost.debateId')
		.select(['debate.slug', 'debatePost.slug as post'])
		.where('debatePost.state', '=', 'shown')
		.where(sql<boolean>`debate.closes_on > current_date`)
		.orderBy('debatePost.id')
		.executeTakeFirstOrThrow();
	// The desk's own, which wait to be read.
	const ownTry = await db
		.selectFrom('methodReport')
		.select('id')
		.where('state', '=', 'proposed')
		.orderBy('id')
		.executeTakeFirstOrThrow();
	const forum = await db
		.selectFrom('circle as c')
		.innerJoin('circleMeeting as m', 'm.circleId', 'c.id')
		.select(['c.slug', 'm.id as meeting'])
		.where('c.kind', '=', 'forum')
		.where('c.isPublic', '=', true)
		.where('m.minutesAt', 'is', null)
		.where('m.startsAt', '>', new Date())
		.orderBy('m.id')
		.executeTakeFirstOrThrow();
	const network = await db
		.selectFrom('circle as c')
		.innerJoin('circleMeeting as m', 'm.circleId', 'c.id')
		.select(['c.slug', 'm.id as meeting'])
		.where('c.coordinatorId', '=', organisationId)
		.where('m.startsAt', '>', new Date())
		.orderBy('m.id')
		.executeTakeFirstOrThrow();
	// Of the desk's own network, with who waits.
	const course = await db
		.selectFrom('course')
		.innerJoin('circle', 'circle.id', 'course.circleId')
		.select('course.slug')
		.where('circle.coordinatorId', '=', organisationId)
		.where('course.state', '=', 'published')
		.where('course.beginsAt', '>', new Date())
		.orderBy('course.id')
		.executeTakeFirstOrThrow();
	const decision = await db
		.selectFrom('conferenceDecision as d')
		.innerJoin('conference as c', 'c.id', 'd.conferenceId')
		.innerJoin('event as e', 'e.umbrellaId', 'c.umbrellaId')
		.select(['d.id', 'c.year', 'e.slug'])
		.where('d.doneOn', 'is', null)
		.orderBy('d.id')
		.orderBy('e.id')
		.limit(1)
		.executeTakeFirstOrThrow();
	const opinion = await db
		.selectFrom('opinion')
		.select('slug')
		.where('publishedAt', 'is not', null)
		.orderBy('id')
		.executeTakeFirstOrThrow();
	const reports = await db.selectFrom('statusReport').select(['year', 'state']).orderBy('year').execute();
	const reportIn = (state: string) => reports.find((report) => report.state === state)!.year;
	const mail = await db
		.insertInto('mail')
		.values({
			toAddress: 'proeve@example.org',
			subject: 'En prøve',
			text: 'Hej',
			html: '<p>Hej</p>',
			sentAt: new Date(),
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return {
		called: called.slug,
		indicator: indicator.slug,
		plan: action.plan,
		action: action.slug,
		barrier: barrier.slug,
		guideStep: guideStep.slug,
		helper: helper.id,
		debate: debate.slug,
		post: debate.post,
		forum: forum.slug,
		network: network.slug,
		networkMeeting: network.meeting,
		course: course.slug,
		meeting: forum.meeting,
		conference: decision.year,
		conferenceSession: decision.slug,
		decision: decision.id,
		opinion: opinion.slug,
		method: await methodSlug(db, 'shown'),
		ownMethod: await methodSlug(db, 'proposed'),
		ownTry: ownTry.id,
		report: reportIn('published'),
		heardReport: reportIn('hearing'),
		edition: writeHalfYear(edition.halfYear),
		wheelTask: wheelTask.id,
		need,
		offer,
		event,
		commitment,
		opportunity,
		benefit,
		partnership: partnership.slug,
		code: signature.code,
		site: site.id,
		waiting: waiting.slug,
		mail: mail.id,
		objected: objection.id,
	};
}

/** Endpoints beside pages: what is fetched rather than looked at. */
export function fileSamples(samples: Record<string, Sample>): Sample[] {
	const consultant = demoAccount('consultant');
	const below = (route: string, ending: string): Sample => {
		const { path, as } = samples[route]!;
		return { path: path + ending, as };
	};
	const workspace = '/(member)/workspace/[organisation]';
	return [
		...[...listNames, 'openapi.json'].map((name) => ({
			path: `/api/v1/${name}`,
		})),
		...['events', 'opportunities', 'partners', 'commitments', 'results', 'actions', 'openapi.json'].map(
			(name) => ({
				path: `/api/v1/${name}`,
			}),
		),
		// What else stands there may be on its way to be written anew.
		{ path: '/data/catalog.jsonld' },
		{ path: '/commitments.csv' },
		{ path: '/results.csv' },
		{ path: '/results/network.csv' },
		{ path: '/explore/map.json' },
		{ path: '/embed?view=map' },
		{ path: '/embed.js' },
		...['ics', 'rss', 'atom', 'geojson', 'csv'].map((format) => ({ path: `/explore/feed.${format}` })),
		...['rss', 'atom'].flatMap((format) => [
			{ path: `/barriers/feed.${format}` },
			{ path: `/debates/feed.${format}` },
		]),
		{ path: '/events' },
		{ path: '/opportunities' },
		{ path: '/benefits' },
		{ path: '/map/outline.svg' },
		{ path: '/map/55.7105,12.5301.svg' },
		{ path: '/results/barometer.csv' },
		{ path: '/results/cities-index.csv' },
		{ path: '/results/year-wheel.csv' },
		{ path: '/results/year-wheel.ics' },
		{ path: '/results/opinions.csv' },
		{ path: '/results/plans.csv' },
		below('/(public)/results/barometer/[indicator]', '.csv'),
		below('/(public)/results/status-reports/[report]', '.pdf'),
		below('/(public)/results/status-reports/[report]', '/commitments.csv'),
		{ path: '/robots.txt' },
		{ path: '/sitemap.xml' },
		{ path: '/sitemap/partners-0' },
		{ path: '/.well-known/security.txt' },
		{ path: '/api/addresses?q=Kap', as: demoAccount('member') },
		{ path: '/account/data', as: demoAccount('member') },
		...[
			'charter.csv',
			'charter/versions.csv',
			'commitment-types.csv',
			'contributions.csv',
			'coverage.csv',
			'coverage.geojson',
			'coverage/map.json',
			'deadlines.csv',
			'flags.csv',
			'duplicates.csv',
			'duplicates/partners.csv',
			'followup/barometer.csv',
			'followup/barometer/editions.csv',
			'followup/year-wheel.csv',
			'letters.csv',
			'needs.csv',
			'network.csv',
			'network.graphml',
			'network/growth.csv',
			'network/partners.csv',
			'partners.csv',
			'partners.geojson',
			'pictures.csv',
			'policy.csv',
			'reporting.csv',
			'takedowns.csv',
			'worklist.csv',
		].map((file) => ({
			path: `/municipality/${file}`,
			as: consultant,
		})),
		...['accounts.csv', 'mails.csv', 'partners/import.csv', 'partners/import/lists.csv', 'retention.csv'].map(
			(file) => ({
				path: `/municipality/${file}`,
				as: demoAccount('administrator'),
			}),
		),
		below('/(municipality)/municipality/letters/[letter]', '/partners.csv'),
		below('/(municipality)/municipality/followup/barometer/[indicator]', '.csv'),
		below('/(municipality)/municipality/followup/barometer/editions/[edition]', '.csv'),
		below('/(municipality)/municipality/partners/import/[list]', '/refused.csv'),
		below('/(public)/events/[event]', '/calendar.ics'),
		below('/(public)/forums/[forum]', '/calendar.ics'),
		below('/(public)/networks/[network]', '/calendar.ics'),
		below('/(public)/courses/[course]', '/calendar.ics'),
		below('/(public)/seats/[secret]', '/calendar.ics'),
		below('/(public)/opportunities/[opportunity]', '/deadline.ics'),
		below(`${workspace}/events/import`, '.csv'),
		below(`${workspace}/events/[event]`, '/registrations.csv'),
		below(`${workspace}/events/[event]/check-in`, '/presses'),
		below('/(public)/verify/[code]', '/charter.txt'),
		below('/(public)/partners/[organisation]', '/badge.svg'),
		below('/(public)/partners/[organisation]/report/[year]', '.pdf'),
		below(`${workspace}/partnerships/[partnership]/meetings/[meeting]`, '/calendar.ics'),
	];
}

async function draftPartnership(db: Database, leadOrganisationId: number): Promise<string> {
	const { id, slug } = await db
		.insertInto('partnership')
		.values({
			slug: newSlug('kladde'),
			title: 'Lys i hver opgang',
			leadOrganisationId,
			purpose: 'Naboer hjælper naboer med lys.',
			startsOn: '2027-01-01',
			endsOn: '2028-12-31',
		})
		.returning(['id', 'slug'])
		.executeTakeFirstOrThrow();
	await db
		.insertInto('partnershipParty')
		.values({ partnershipId: id, organisationId: leadOrganisationId })
		.execute();
	return slug;
}

/** The organisation's partnership with a log, and the one that is due for renewal. */
async function agreementOf(db: Database, organisationId: number) {
	const { slug, meeting } = await db
		.selectFrom('partnershipMeeting')
		.innerJoin('partnership', 'partnership.id', 'partnershipMeeting.partnershipId')
		.select(['partnership.slug', 'partnershipMeeting.id as meeting'])
		.where('partnership.leadOrganisationId', '=', organisationId)
		.orderBy('partnershipMeeting.startsAt', 'desc')
		.executeTakeFirstOrThrow();
	const due = await db
		.selectFrom('partnership')
		.select('slug')
		.where('leadOrganisationId', '=', organisationId)
		.where('state', '=', 'active')
		.orderBy('endsOn')
		.executeTakeFirstOrThrow();
	return { slug, meeting, due: due.slug };
}

/** Somebody who has to choose which organisation to act for. */
async function memberOfTwo({ cast }: World, ...organisationIds: number[]): Promise<Account> {
	const person = await cast.person('Vera To');
	for (const id of organisationIds) await cast.join(id, person.id, 'reader');
	return person;
}

/** Somebody follows a search and a partner, and is signed up for something. */
async function allMailings({ db }: World): Promise<string> {
	const email = `frida.${unique()}@eksempel.example`;
	await follows(db, '?district=noerrebro&free=1', { email });
	await follows(db, '?near=55.694,12.551', { email });
	const secret = await follows(db, '', { email, rhythm: 'weekly' });
	return `/alerts/${secret}`;
}

const methodSlug = async (db: Database, state: 'shown' | 'proposed'): Promise<string> => {
	const methods = db.selectFrom('method').select('slug').where('state', '=', state).orderBy('id').limit(1);
	return (await methods.executeTakeFirstOrThrow()).slug;
};

/** Somebody has told of a barrier, and said yes in the mail. */
async function ownBarrier(db: Database): Promise<string> {
	const { secret } = await received(db, { email: `rosa.${unique()}@eksempel.example` });
	return `/barriers/voice/${secret}`;
}

/** Somebody has written in a debate, and said yes in the mail. */
async function ownPost(db: Database, debate: string): Promise<string> {
	const { secret } = await receivedPost(db, debate, { email: `rosa.${unique()}@eksempel.example` });
	return `/debates/voice/${secret}`;
}

/** Somebody holds a seat in a forum, and is asked to a meeting. */
async function ownSeat(db: Database): Promise<string> {
	const by = await makePerson(db, {
		name: 'Karen Prøve',
		email: `${unique()}@kommune.example`,
		municipalRole: 'consultant',
	});
	const forum = await forumOf(db, by, { name: `Dialogforum ${unique()}` });
	const { secret } = await heldSeat(db, by, forum);
	await calledMeeting(db, by, forum);
	return `/seats/${secret}`;
}

/** Signs up as a citizen does, and takes the link from the mail. */
async function ownRegistration(
	{ mailbox, request }: World,
	event: { slug: string; title: string },
): Promise<string> {
	const email = `aksel.${unique()}@eksempel.example`;
	const address = href(`/events/${event.slug}`, 'da');
	await request.post(`${address}?/signUp`, {
		form: { name: 'Aksel Prøve', email, ...readFirst(process.env.SITE_DATABASE ?? '') },
		headers: { origin: process.env.SITE_URL ?? '', accept: 'text/html' },
	});
	return mailbox.link(email, event.title, /tilmelding/);
}

/** The demo's administrator writes on the charter. */
async function charterDraft(db: Database): Promise<void> {
	const { number, texts } = await db
		.selectFrom('charterVersion')
		.select(['number', 'texts'])
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	const { id: draftedBy } = await db
		.selectFrom('person')
		.select('id')
		.where('email', '=', demoAccount('administrator').email)
		.executeTakeFirstOrThrow();
	await db
		.insertInto('charterDraft')
		.values({
			...{ number: number + 1, draftedBy, createdAt: new Date(), takesEffectOn: '2099-01-01' },
			texts: JSON.stringify(renumbered({ ...texts, da: texts.da.replace('by', 'storby') }, number + 1)),
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** One that came to a stop, and one that is closed tonight. */
async function stopped({ db, cast }: World): Promise<void> {
	for (const closing of [false, true]) {
		const { id } = await cast.organisation(`Gået i stå ${unique()}`, { state: 'draft', signed: false });
		const long = new Date('2025-01-10T09:00:00Z');
		await db
			.updateTable('organisation')
			.set({ stateChangedAt: long, lastConfirmedAt: long })
			.where('id', '=', id)
			.execute();
		if (!closing) continue;
		const by = await db
			.selectFrom('person')
			.select('id')
			.where('municipalRole', '=', 'administrator')
			.limit(1)
			.executeTakeFirstOrThrow();
		const row = { closingOn: '2099-01-01', closingReason: 'Ingen har svaret', closingAt: new Date() };
		await db
			.insertInto('caseworkDormancy')
			.values({ organisationId: id, closingBy: by.id, ...row })
			.execute();
	}
}
