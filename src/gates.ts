/**
 * Who may pass which door: every route and form action, by the code form of its address. A route that is not listed is
 * closed to everybody, so a new page is private until somebody says otherwise here. The verbs behind the doors check their
 * actor themselves; this is the first of two locks.
 */
import { organisationAbilities, type OrganisationAbility } from '#lib/accounts/organisation-states.ts';
import { isHalted, may, municipalityMay, type MunicipalAbility } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';

type Municipal = `municipality:${MunicipalAbility}`;
/** `open`: anybody. `person`: signed in. An ability: as a member of the organisation in the address. */
export type Need = 'open' | 'person' | OrganisationAbility | Municipal;

export interface Gate {
	/** What it takes to read. */
	see: Need;
	/** What it takes to send each form; `default` is a form without a name. */
	send?: Record<string, Need | readonly Need[]>;
}

const open: Gate = { see: 'open' };
const openForm: Gate = { see: 'open', send: { default: 'open' } };
const own = '/(member)/workspace/[organisation]';
const city = '/(municipality)/municipality';
/** Each one's own views of a list. */
const ownViews = Object.fromEntries(
	['saveView', 'showView', 'removeView'].map((action) => [action, 'municipality:oversee'] as const),
);
const verifiers = ['municipality:verify', 'municipality:verify-own'] as const;

export const gates: Record<string, Gate> = {
	'/(public)': open,
	'/(public)/about': open,
	'/(public)/commitments': open,
	'/(public)/commitments.csv': open,
	'/(public)/commitments/[commitment]': open,
	'/(public)/commitments/[commitment]/theory': open,
	'/(public)/data': open,
	'/(public)/data/embed': open,
	'/(public)/embed': open,
	'/(public)/embed.js': open,
	'/(public)/events': open,
	'/(public)/events/[event]': { see: 'open', send: { signUp: 'open' } },
	'/(public)/events/[event]/calendar.ics': open,
	'/(public)/events/[event]/poster': open,
	'/(public)/events/[event]/registration/[secret]': {
		see: 'open',
		send: { confirm: 'open', accept: 'open', change: 'open', cancel: 'open' },
	},
	'/(public)/flag/[kind]/[thing]': openForm,
	'/(public)/equal-treatment': open,
	'/(public)/equal-treatment/answer': openForm,
	'/(public)/equal-treatment/counts': open,
	'/(public)/equal-treatment/counts.csv': open,
	'/(public)/equal-treatment/tell': openForm,
	'/(public)/forums': open,
	'/(public)/forums/[forum]': open,
	'/(public)/forums/[forum]/calendar.ics': open,
	'/(public)/explore': open,
	'/(public)/explore/feed.[format]': open,
	'/(public)/explore/map.json': open,
	'/(public)/explore/benefits': open,
	'/(public)/explore/week': open,
	'/(public)/join': open,
	'/(public)/needs': open,
	'/(public)/needs/[posting]': open,
	'/(public)/courses': open,
	'/(public)/courses/[course]': open,
	'/(public)/courses/[course]/calendar.ics': open,
	'/(public)/networks': open,
	'/(public)/networks/[network]': open,
	'/(public)/networks/[network]/calendar.ics': open,
	'/(public)/oembed': open,
	'/(public)/barriers': open,
	'/(public)/barriers/feed.[format]': open,
	'/(public)/barriers/[barrier]': open,
	'/(public)/barriers/[barrier]/support': openForm,
	'/(public)/barriers/confirm/[secret]': openForm,
	'/(public)/barriers/new': openForm,
	'/(public)/debates': open,
	'/(public)/debates/feed.[format]': open,
	'/(public)/debates/[debate]': open,
	'/(public)/debates/[debate]/follow': openForm,
	'/(public)/debates/[debate]/write': openForm,
	'/(public)/debates/confirm/[secret]': openForm,
	'/(public)/debates/posts/[post]': open,
	'/(public)/debates/posts/[post]/agree': openForm,
	'/(public)/debates/voice/[secret]': {
		see: 'open',
		send: { appeal: 'open', leave: 'open', nameOff: 'open', takePostBack: 'open', takeBack: 'open' },
	},
	'/(public)/conference': open,
	'/(public)/conference/[year]': open,
	'/(public)/conference/[year]/papers/[paper]': open,
	// Whether a file is for everybody says the circle that it hangs on.
	'/(public)/documents/[document]': open,
	'/(public)/barriers/voice/[secret]': {
		see: 'open',
		send: { verdict: 'open', appeal: 'open', leave: 'open', takeBack: 'open' },
	},
	'/(public)/welcome': open,
	'/(public)/welcome/[step]': open,
	'/(public)/welcome/film/[film]': open,
	'/(public)/welcome/film/[film]/captions': open,
	'/(public)/welcome/film/[film]/poster': open,
	'/(public)/welcome/in/[language]': open,
	'/(public)/welcome/in/[language]/[step]': open,
	'/(public)/welcome/leaflet': open,
	'/(public)/boards': open,
	'/(public)/boards.csv': open,
	'/(public)/methods': open,
	'/(public)/methods.csv': open,
	'/(public)/methods/[method]': open,
	'/(public)/methods/[method]/sheet': open,
	'/(public)/benefits': open,
	'/(public)/benefits/[benefit]': open,
	'/(public)/opportunities': open,
	'/(public)/opportunities/[opportunity]': open,
	'/(public)/opportunities/[opportunity]/deadline.ics': open,
	'/(public)/partners': open,
	'/(public)/partners/[organisation]': open,
	'/(public)/partners/[organisation]/badge.svg': open,
	'/(public)/partners/[organisation]/report/[year]': open,
	'/(public)/partners/[organisation]/report/[year].pdf': open,
	'/(public)/partnerships': open,
	'/(public)/partnerships/[partnership]': open,
	'/(public)/pledge': open,
	'/(public)/privacy': open,
	'/(public)/results': open,
	'/(public)/results.csv': open,
	'/(public)/results/areas/[area]': open,
	'/(public)/results/barometer': open,
	'/(public)/results/barometer.csv': open,
	'/(public)/results/barometer/[indicator]': open,
	'/(public)/results/barometer/[indicator].csv': open,
	'/(public)/results/barometer/method': open,
	'/(public)/results/cities-index': open,
	'/(public)/results/cities-index.csv': open,
	'/(public)/results/districts/[district]': open,
	'/(public)/results/lighthouses': open,
	'/(public)/results/lighthouses/[lighthouse]': open,
	'/(public)/results/opinions': open,
	'/(public)/results/opinions.csv': open,
	'/(public)/results/opinions/[opinion]': open,
	'/(public)/results/plans': open,
	'/(public)/results/plans.csv': open,
	'/(public)/results/plans/[plan]': open,
	'/(public)/results/plans/[plan]/[action]': open,
	'/(public)/results/status-reports': open,
	'/(public)/results/status-reports/[report]': open,
	'/(public)/results/status-reports/[report].pdf': open,
	'/(public)/results/status-reports/[report]/[source].csv': open,
	'/(public)/results/goals/[goal]': open,
	'/(public)/results/network': open,
	'/(public)/results/network.csv': open,
	'/(public)/results/year-wheel': open,
	'/(public)/results/year-wheel.csv': open,
	'/(public)/results/year-wheel.ics': open,
	// Whose seat it is says the secret in the address, which was mailed there.
	'/(public)/seats/[secret]': {
		see: 'open',
		send: { accept: 'open', decline: 'open', answer: 'open', change: 'open', leave: 'open' },
	},
	'/(public)/seats/[secret]/calendar.ics': open,
	'/(public)/seats/[secret]/documents/[document]': open,
	'/(public)/seats/[secret]/one-click': openForm,
	'/(public)/sitemap.xml': open,
	'/(public)/sitemap/[file]': open,
	'/(public)/verify': open,
	'/(public)/verify/[code]': open,
	'/(public)/verify/[code]/certificate': open,
	'/(public)/verify/[code]/charter.txt': open,
	'/(public)/was': open,
	'/api/addresses': { see: 'person' },
	'/api/v1/[...list]': open,
	'/api/v1/openapi.json': open,
	'/data/[list].csv': open,
	'/data/catalog.jsonld': open,
	'/data/datapackage.json': open,
	'/basemap/pack.[kind]': open,
	'/healthz': open,
	'/images/[key]': open,
	'/map/outline.svg': open,
	'/map/[point].svg': open,
	'/readyz': open,
	'/robots.txt': open,
	'/[x+2e]well-known/security.txt': open,

	'/alerts': openForm,
	// Whose they are says the secret in the address, which was mailed there.
	'/alerts/[secret]': {
		see: 'open',
		send: {
			end: 'open',
			endAll: 'open',
			change: 'open',
			reach: 'open',
			barrier: 'open',
			debate: 'open',
			seat: 'open',
			signUp: 'open',
			answerList: 'open',
			refuseLists: 'open',
		},
	},
	'/alerts/[secret]/one-click': openForm,
	'/alerts/confirm/[secret]': openForm,
	'/alerts/new': openForm,
	'/become-partner': openForm,
	'/confirm-contribution/[secret]': { see: 'open', send: { confirm: 'open', object: 'open' } },
	'/confirm-email': openForm,
	'/confirm-email/[secret]': { see: 'open', send: { confirm: 'open', again: 'open' } },
	'/invitation/[secret]': { see: 'open', send: { accept: 'open', join: 'open' } },
	'/login': { see: 'open', send: { login: 'open', demo: 'open' } },
	'/logout': openForm,
	'/change-email/[secret]': openForm,
	'/reset': openForm,
	'/reset/[secret]': openForm,
	'/still-right/[secret]': openForm,
	// Answers only where mails are not sent: the demo and development.
	'/dev/mail': open,
	'/dev/mail/[mail]': open,

	'/(member)/account': {
		see: 'person',
		send: {
			profile: 'person',
			email: 'person',
			password: 'person',
			everywhere: 'person',
			mailings: 'person',
		},
	},
	'/(member)/account/data': { see: 'person' },
	'/(member)/account/erase': { see: 'person', send: { default: 'person' } },
	// Whose it is stands in the database: the sides around the commitment, and the municipality.
	'/(member)/evidence/[evidence]': { see: 'person' },
	'/(member)/workspace': { see: 'person' },
	[own]: { see: 'read' },
	[`${own}/application`]: { see: 'read' },
	[`${own}/application/about`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/application/contact`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/application/give-up`]: { see: 'manage', send: { default: 'manage' } },
	[`${own}/application/send`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/application/where`]: { see: 'edit' },
	[`${own}/certificate`]: { see: 'read' },
	[`${own}/commitments`]: { see: 'read', send: { signJoint: 'sign', declineJoint: 'sign' } },
	[`${own}/commitments/[commitment]`]: {
		see: 'read',
		send: {
			signJoint: 'sign',
			declineJoint: 'sign',
			remind: 'edit',
			without: 'edit',
			takeBack: 'edit',
			withdraw: 'sign',
			amend: 'sign',
			milestone: 'report',
			close: 'report',
			reopen: 'report',
			agree: 'sign',
			replace: 'sign',
			signAmendment: 'sign',
			declineAmendment: 'sign',
			takeBackAmendment: 'sign',
		},
	},
	[`${own}/commitments/[commitment]/edit`]: {
		see: 'edit',
		send: { type: 'edit', target: 'edit', where: 'edit', propose: 'edit', discard: 'edit' },
	},
	[`${own}/commitments/[commitment]/milestones`]: {
		see: 'edit',
		send: { add: 'edit', edit: 'edit', remove: 'edit' },
	},
	[`${own}/commitments/[commitment]/outcome`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/commitments/[commitment]/theory`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/commitments/new`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/commitments/something-else`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/contributions`]: {
		see: 'read',
		send: { contribute: 'report', correct: 'report', verify: 'report' },
	},
	[`${own}/contributions/[contribution]`]: {
		see: 'read',
		send: Object.fromEntries(
			['verify', 'retract', 'object', 'withdraw', 'answer', 'correct', 'add', 'remove'].map((action) => [
				action,
				'report',
			]),
		),
	},
	[`${own}/equal-treatment`]: { see: 'read', send: { share: 'publish', hide: 'publish' } },
	[`${own}/equal-treatment/[theme]`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/events`]: {
		see: 'read',
		send: Object.fromEntries(
			['accept', 'decline', 'leave', 'acceptPart', 'declinePart', 'leavePart'].map((action) => [
				action,
				'edit',
			]),
		),
	},
	[`${own}/events/[event]`]: {
		see: 'read',
		send: {
			publish: 'edit',
			merge: 'edit',
			appeal: 'edit',
			cancel: 'edit',
			postpone: 'edit',
			held: 'report',
			correctHeld: 'report',
			undoHeld: 'report',
			copy: 'edit',
			remove: 'edit',
		},
	},
	[`${own}/events/[event]/check-in`]: { see: 'registrations', send: { press: 'edit' } },
	[`${own}/events/[event]/check-in/presses`]: {
		see: 'registrations',
		send: { default: 'edit' },
	},
	[`${own}/events/[event]/registrations`]: { see: 'registrations' },
	[`${own}/events/[event]/registrations.csv`]: { see: 'registrations' },
	[`${own}/events/[event]/registrations/message`]: {
		see: 'registrations',
		send: { preview: 'edit', send: 'edit' },
	},
	[`${own}/events/[event]/registrations/sheet`]: { see: 'registrations' },
	[`${own}/events/[event]/edit`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/events/[event]/programme`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/events/[event]/repeat`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/series/[series]`]: { see: 'read', send: { publish: 'edit', pause: 'edit', end: 'edit' } },
	[`${own}/series/[series]/edit`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/events/import`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/events/import.csv`]: { see: 'edit' },
	[`${own}/events/import/[source]`]: {
		see: 'edit',
		send: { take: 'edit', back: 'edit', fetch: 'edit', end: 'edit' },
	},
	[`${own}/events/new`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/matches`]: {
		see: 'read',
		send: { accept: 'sign', decline: 'sign', withdraw: 'edit', mute: 'edit', unmute: 'edit' },
	},
	[`${own}/matches/[posting]`]: {
		see: 'read',
		send: {
			publish: 'edit',
			close: 'edit',
			reopen: 'edit',
			remove: 'edit',
			accept: 'sign',
			decline: 'sign',
			withdraw: 'edit',
			mute: 'edit',
		},
	},
	[`${own}/matches/[posting]/edit`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/matches/[posting]/propose/[other]`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/courses`]: { see: 'read', send: { create: 'publish' } },
	[`${own}/courses/[course]`]: {
		see: 'read',
		send: Object.fromEntries(
			[
				...['signUp', 'leave', 'outcome', 'change', 'addSession', 'changeSession'],
				...['removeSession', 'publish', 'cancel', 'release', 'attendance'],
			].map((action) => [action, 'publish'] as const),
		),
	},
	[`${own}/networks`]: { see: 'read' },
	[`${own}/networks/[network]`]: {
		see: 'read',
		send: Object.fromEntries(
			[
				...['join', 'leave', 'contact', 'accept', 'decline', 'endSeat', 'plan'],
				...['decide', 'done', 'news', 'document', 'removeDocument', 'pin', 'unpin', 'pinUp'],
			].map((action) => [action, 'publish'] as const),
		),
	},
	[`${own}/networks/[network]/meetings/[meeting]`]: {
		see: 'read',
		send: {
			...{ change: 'publish', call: 'publish', cancel: 'publish', minutes: 'publish' },
			...{ document: 'publish', removeDocument: 'publish' },
		},
	},
	[`${own}/matches/new`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/benefits`]: { see: 'read' },
	[`${own}/benefits/[benefit]`]: {
		see: 'read',
		send: { publish: 'edit', appeal: 'edit', confirm: 'edit', end: 'edit', remove: 'edit' },
	},
	[`${own}/benefits/[benefit]/edit`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/benefits/new`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/methods`]: { see: 'read' },
	[`${own}/methods/new`]: { see: 'publish', send: { default: 'publish' } },
	[`${own}/methods/[method]/edit`]: { see: 'publish', send: { default: 'publish' } },
	[`${own}/methods/[method]/tried`]: { see: 'publish', send: { default: 'publish' } },
	[`${own}/methods/tried/[tried]`]: { see: 'publish', send: { default: 'publish' } },
	[`${own}/opportunities`]: { see: 'read' },
	[`${own}/opportunities/[opportunity]`]: {
		see: 'read',
		send: {
			publish: 'edit',
			appeal: 'edit',
			fill: 'report',
			takeBack: 'report',
			close: 'edit',
			cancel: 'edit',
			remove: 'edit',
		},
	},
	[`${own}/opportunities/[opportunity]/edit`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/opportunities/new`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/partnerships`]: { see: 'read' },
	[`${own}/partnerships/[partnership]`]: {
		see: 'read',
		send: {
			propose: 'sign',
			sign: 'sign',
			decline: 'sign',
			remove: 'edit',
			revise: 'edit',
			end: 'sign',
			amendSign: 'sign',
			amendDecline: 'sign',
			takeBack: 'sign',
			renew: 'sign',
		},
	},
	[`${own}/partnerships/[partnership]/amend`]: {
		see: 'sign',
		send: { search: 'sign', add: 'sign', preview: 'sign', propose: 'sign' },
	},
	// Signed parties only: the verbs behind answer everybody else as if nothing were there.
	[`${own}/partnerships/[partnership]/documents/[document]`]: { see: 'read' },
	[`${own}/partnerships/[partnership]/edit`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/partnerships/[partnership]/end`]: { see: 'sign', send: { leave: 'sign', terminate: 'sign' } },
	[`${own}/partnerships/[partnership]/log`]: {
		see: 'read',
		send: {
			note: 'report',
			editNote: 'report',
			removeNote: 'report',
			document: 'report',
			removeDocument: 'report',
		},
	},
	[`${own}/partnerships/[partnership]/meetings/[meeting]`]: {
		see: 'read',
		send: { move: 'edit', minutes: 'report', cancel: 'edit' },
	},
	[`${own}/partnerships/[partnership]/meetings/[meeting]/calendar.ics`]: { see: 'read' },
	[`${own}/partnerships/[partnership]/meetings/new`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/partnerships/[partnership]/parties`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/partnerships/[partnership]/scope`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/partnerships/new`]: { see: 'edit', send: { default: 'edit' } },
	// Everybody may take themselves off the list, so `remove` takes no more than membership.
	[`${own}/people`]: {
		see: 'read',
		send: { invite: 'manage', resend: 'manage', revoke: 'manage', role: 'manage', remove: 'read' },
	},
	[`${own}/report`]: { see: 'read', send: { send: 'report', draft: 'report', extend: 'report' } },
	[`${own}/report/draft`]: { see: 'report', send: { default: 'report' } },
	[`${own}/settings`]: { see: 'read', send: { confirm: 'edit' } },
	[`${own}/settings/contact`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/settings/identity`]: { see: 'manage', send: { default: 'manage' } },
	[`${own}/settings/profile`]: { see: 'edit', send: { default: 'edit' } },
	[`${own}/sign`]: { see: 'read', send: { sign: 'sign', withdraw: 'sign' } },
	[`${own}/sites`]: { see: 'read' },
	[`${own}/sites/[site]`]: { see: 'edit', send: { save: 'edit', remove: 'edit' } },
	[`${own}/sites/new`]: { see: 'edit', send: { default: 'edit' } },

	[city]: { see: 'municipality:oversee' },
	[`${city}/accounts`]: {
		see: 'municipality:administer',
		send: { invite: 'municipality:administer', role: 'municipality:administer' },
	},
	[`${city}/approvals`]: { see: 'municipality:oversee', send: ownViews },
	[`${city}/approvals/[organisation]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			['approve', 'decline', 'suspend', 'reinstate', 'close', 'reopen', 'changes', 'unlist', 'appoint'].map(
				(action) => [action, 'municipality:decide'],
			),
		),
	},
	[`${city}/barriers`]: { see: 'municipality:oversee' },
	[`${city}/barriers/[barrier]`]: {
		see: 'municipality:oversee',
		send: {
			...Object.fromEntries(
				['show', 'down', 'decide', 'reopen', 'merge'].map((action) => [
					action,
					'municipality:moderate' as const,
				]),
			),
			...Object.fromEntries(
				['own', 'answer', 'followUp', 'addSource', 'removeSource', 'link', 'unlink'].map((action) => [
					action,
					'municipality:decide' as const,
				]),
			),
		},
	},
	[`${city}/welcome`]: { see: 'municipality:oversee' },
	[`${city}/welcome/new`]: { see: 'municipality:write', send: { default: 'municipality:write' } },
	[`${city}/welcome/[step]`]: {
		see: 'municipality:oversee',
		send: {
			arrange: 'municipality:write',
			publish: 'municipality:write',
			takeOff: 'municipality:write',
		},
	},
	[`${city}/welcome/[step]/[language]`]: {
		see: 'municipality:oversee',
		send: {
			save: 'municipality:write',
			addFilm: 'municipality:write',
			removeFilm: 'municipality:write',
		},
	},
	[`${city}/equal-treatment`]: { see: 'municipality:oversee' },
	// Who is not one of the two that are named meets a 404 by the verb.
	[`${city}/equal-treatment/experiences/[experience]`]: {
		see: 'municipality:oversee',
		send: { answer: 'municipality:oversee' },
	},
	[`${city}/equal-treatment/helpers/[helper]`]: {
		see: 'municipality:decide',
		send: Object.fromEntries(
			['save', 'retire', 'again'].map((action) => [action, 'municipality:decide'] as const),
		),
	},
	[`${city}/equal-treatment/helpers/new`]: {
		see: 'municipality:decide',
		send: { default: 'municipality:decide' },
	},
	[`${city}/equal-treatment/readers`]: {
		see: 'municipality:administer',
		send: { appoint: 'municipality:administer', end: 'municipality:administer' },
	},
	[`${city}/equal-treatment/readers.csv`]: { see: 'municipality:administer' },
	[`${city}/debates`]: { see: 'municipality:oversee' },
	[`${city}/debates/new`]: { see: 'municipality:decide', send: { default: 'municipality:decide' } },
	[`${city}/debates/[debate]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			['edit', 'publish', 'addFact', 'removeFact', 'write', 'summarise'].map((action) => [
				action,
				'municipality:decide' as const,
			]),
		),
	},
	[`${city}/debates/posts/[post]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			['show', 'down', 'decide', 'reopen'].map((action) => [action, 'municipality:moderate' as const]),
		),
	},
	[`${city}/methods`]: { see: 'municipality:oversee' },
	[`${city}/methods/new`]: { see: 'municipality:casework', send: { default: 'municipality:casework' } },
	[`${city}/methods/[method]`]: {
		see: 'municipality:oversee',
		send: { save: 'municipality:casework', show: 'municipality:casework', decline: 'municipality:casework' },
	},
	[`${city}/methods/tried/[tried]`]: {
		see: 'municipality:oversee',
		send: { show: 'municipality:casework', decline: 'municipality:casework' },
	},
	[`${city}/conference`]: { see: 'municipality:oversee', send: { create: 'municipality:measure' } },
	[`${city}/conference/[year]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			['save', 'addPaper', 'removePaper', 'decide'].map((action) => [
				action,
				'municipality:measure' as const,
			]),
		),
	},
	[`${city}/conference/[year]/decisions/[decision]`]: {
		see: 'municipality:oversee',
		send: { carry: 'municipality:measure', done: 'municipality:measure' },
	},
	[`${city}/conference/[year]/sessions/[event]`]: {
		see: 'municipality:oversee',
		send: {
			save: 'municipality:measure',
			addSpeaker: 'municipality:measure',
			removeSpeaker: 'municipality:measure',
		},
	},
	[`${city}/charter`]: {
		see: 'municipality:oversee',
		send: { begin: 'municipality:administer', ask: 'municipality:decide' },
	},
	[`${city}/charter/draft`]: {
		see: 'municipality:administer',
		send: Object.fromEntries(
			['save', 'remove', 'day', 'send', 'back', 'return', 'approve', 'discard'].map(
				(action) => [action, 'municipality:administer'] as const,
			),
		),
	},
	[`${city}/forums`]: { see: 'municipality:oversee', send: { create: 'municipality:decide' } },
	[`${city}/forums/[forum]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			['change', 'seat', 'extendSeat', 'endSeat', 'plan', 'decide', 'done', 'document', 'removeDocument'].map(
				(action) => [action, 'municipality:decide'] as const,
			),
		),
	},
	[`${city}/forums/[forum]/meetings/[meeting]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			['change', 'call', 'cancel', 'minutes', 'document', 'removeDocument'].map(
				(action) => [action, 'municipality:decide'] as const,
			),
		),
	},
	[`${city}/courses`]: { see: 'municipality:oversee', send: { create: 'municipality:decide' } },
	[`${city}/courses/[course]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			[
				'change',
				'addSession',
				'changeSession',
				'removeSession',
				'publish',
				'cancel',
				'release',
				'attendance',
			].map((action) => [action, 'municipality:decide'] as const),
		),
	},
	[`${city}/networks`]: { see: 'municipality:oversee', send: { create: 'municipality:decide' } },
	[`${city}/networks/[network]`]: { see: 'municipality:oversee', send: { change: 'municipality:decide' } },
	[`${city}/mails`]: { see: 'municipality:administer' },
	[`${city}/mails/[mail]`]: {
		see: 'municipality:administer',
		send: { save: 'municipality:administer', restore: 'municipality:administer' },
	},
	[`${city}/policy`]: { see: 'municipality:oversee', send: { begin: 'municipality:administer' } },
	[`${city}/policy/draft`]: {
		see: 'municipality:administer',
		send: Object.fromEntries(
			['send', 'back', 'return', 'approve', 'discard'].map(
				(action) => [action, 'municipality:administer'] as const,
			),
		),
	},
	[`${city}/policy/draft/[section]`]: {
		see: 'municipality:administer',
		send: { default: 'municipality:administer' },
	},
	[`${city}/commitments`]: {
		see: 'municipality:oversee',
		send: {
			accept: 'municipality:decide',
			decline: 'municipality:decide',
		},
	},
	[`${city}/commitment-types`]: {
		see: 'municipality:oversee',
		send: { retire: 'municipality:administer', again: 'municipality:administer' },
	},
	[`${city}/commitment-types/new`]: {
		see: 'municipality:administer',
		send: { add: 'municipality:administer' },
	},
	[`${city}/commitment-types/[type]`]: {
		see: 'municipality:oversee',
		send: {
			save: 'municipality:administer',
			offer: 'municipality:administer',
			refuse: 'municipality:administer',
		},
	},
	[`${city}/coverage`]: { see: 'municipality:oversee' },
	[`${city}/coverage.csv`]: { see: 'municipality:oversee' },
	[`${city}/coverage/map.json`]: { see: 'municipality:oversee' },
	[`${city}/contributions`]: {
		see: 'municipality:oversee',
		send: { verify: verifiers, verifyMany: verifiers, undo: verifiers, ...ownViews },
	},
	[`${city}/contributions/[contribution]`]: {
		see: 'municipality:oversee',
		send: {
			verify: verifiers,
			retract: verifiers,
			object: verifiers,
			withdraw: verifiers,
			settle: verifiers,
			reopen: verifiers,
		},
	},
	[`${city}/dormant`]: {
		see: 'municipality:oversee',
		send: {
			remind: 'municipality:decide',
			close: 'municipality:decide',
			undo: 'municipality:decide',
			...ownViews,
		},
	},
	[`${city}/dormant.csv`]: { see: 'municipality:oversee' },
	[`${city}/duplicates.csv`]: { see: 'municipality:oversee' },
	[`${city}/duplicates/partners.csv`]: { see: 'municipality:oversee' },
	[`${city}/duplicates/partners`]: {
		see: 'municipality:oversee',
		send: { different: 'municipality:decide', again: 'municipality:decide' },
	},
	[`${city}/duplicates`]: {
		see: 'municipality:oversee',
		send: {
			merge: 'municipality:moderate',
			different: 'municipality:moderate',
			again: 'municipality:moderate',
		},
	},
	[`${city}/followup/barometer`]: {
		see: 'municipality:oversee',
		send: { begin: 'municipality:measure' },
	},
	[`${city}/followup/barometer/[indicator].csv`]: { see: 'municipality:oversee' },
	[`${city}/followup/barometer/editions/[edition].csv`]: { see: 'municipality:oversee' },
	[`${city}/followup/year-wheel.csv`]: { see: 'municipality:oversee' },
	[`${city}/coverage.geojson`]: { see: 'municipality:oversee' },
	[`${city}/followup/barometer/new`]: {
		see: 'municipality:measure',
		send: { default: 'municipality:measure' },
	},
	[`${city}/followup/barometer/[indicator]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			['figure', 'removeFigure', 'upload', 'break', 'removeBreak', 'retire'].map((action) => [
				action,
				'municipality:measure',
			]),
		),
	},
	[`${city}/followup/barometer/[indicator]/edit`]: {
		see: 'municipality:measure',
		send: { default: 'municipality:measure' },
	},
	[`${city}/followup/barometer/editions/[edition]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			['draft', 'check', 'return', 'release', 'correct'].map((action) => [action, 'municipality:measure']),
		),
	},
	[`${city}/followup/cities-index`]: {
		see: 'municipality:oversee',
		send: {
			read: 'municipality:measure',
			release: 'municipality:measure',
			discard: 'municipality:measure',
		},
	},
	[`${city}/followup/year-wheel`]: {
		see: 'municipality:oversee',
		// Whoever has the task says when it is done.
		send: {
			plan: 'municipality:measure',
			done: 'municipality:casework',
			reopen: 'municipality:casework',
		},
	},
	[`${city}/followup/year-wheel/[task]`]: {
		see: 'municipality:measure',
		send: { save: 'municipality:measure', remove: 'municipality:measure' },
	},
	[`${city}/audit`]: { see: 'municipality:audit' },
	[`${city}/retention`]: { see: 'municipality:audit' },
	[`${city}/audit.csv`]: { see: 'municipality:audit' },
	[`${city}/followup/plans`]: {
		see: 'municipality:oversee',
		send: { create: 'municipality:measure' },
	},
	[`${city}/followup/plans/[plan]`]: {
		see: 'municipality:oversee',
		send: { intro: 'municipality:measure', publish: 'municipality:measure' },
	},
	[`${city}/followup/plans/[plan]/new`]: {
		see: 'municipality:measure',
		send: { default: 'municipality:measure' },
	},
	[`${city}/followup/plans/[plan]/[action]`]: {
		see: 'municipality:oversee',
		send: { step: 'municipality:measure', link: 'municipality:measure', unlink: 'municipality:measure' },
	},
	[`${city}/followup/plans/[plan]/[action]/edit`]: {
		see: 'municipality:measure',
		send: { default: 'municipality:measure' },
	},
	[`${city}/followup/opinions`]: { see: 'municipality:oversee' },
	[`${city}/followup/opinions/new`]: {
		see: 'municipality:measure',
		send: { default: 'municipality:measure' },
	},
	[`${city}/followup/opinions/[opinion]`]: {
		see: 'municipality:oversee',
		send: {
			change: 'municipality:measure',
			publish: 'municipality:measure',
			answer: 'municipality:measure',
		},
	},
	[`${city}/followup/status-reports`]: {
		see: 'municipality:oversee',
		send: { begin: 'municipality:measure' },
	},
	[`${city}/followup/status-reports/[report]`]: {
		see: 'municipality:oversee',
		send: {
			...Object.fromEntries(
				['freeze', 'hear', 'answer', 'approve', 'return', 'present', 'publish', 'correct'].map((action) => [
					action,
					'municipality:measure' as const,
				]),
			),
			// Everybody at the municipality is heard.
			comment: 'municipality:oversee',
		},
	},
	[`${city}/followup/status-reports/[report].pdf`]: { see: 'municipality:oversee' },
	[`${city}/followup/status-reports/[report]/[section]`]: {
		see: 'municipality:measure',
		send: { default: 'municipality:measure' },
	},
	[`${city}/followup/status-reports/[report]/rows/[source].csv`]: { see: 'municipality:oversee' },
	[`${city}/followup/lighthouses`]: { see: 'municipality:oversee' },
	[`${city}/followup/lighthouses/[lighthouse]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			['describe', 'addStep', 'milestone', 'removeStep', 'addResult', 'removeResult', 'link', 'unlink'].map(
				(action) => [action, 'municipality:measure'],
			),
		),
	},
	[`${city}/flags`]: {
		see: 'municipality:oversee',
		send: { close: 'municipality:moderate', reopen: 'municipality:moderate', ...ownViews },
	},
	[`${city}/takedowns.csv`]: { see: 'municipality:oversee' },
	[`${city}/flags.csv`]: { see: 'municipality:oversee' },
	[`${city}/pictures.csv`]: { see: 'municipality:oversee' },
	[`${city}/charter.csv`]: { see: 'municipality:oversee' },
	[`${city}/charter/versions.csv`]: { see: 'municipality:oversee' },
	[`${city}/policy.csv`]: { see: 'municipality:oversee' },
	[`${city}/commitment-types.csv`]: { see: 'municipality:oversee' },
	[`${city}/mails.csv`]: { see: 'municipality:administer' },
	[`${city}/followup/barometer.csv`]: { see: 'municipality:oversee' },
	[`${city}/followup/barometer/editions.csv`]: { see: 'municipality:oversee' },
	[`${city}/accounts.csv`]: { see: 'municipality:administer' },
	[`${city}/retention.csv`]: { see: 'municipality:audit' },
	[`${city}/takedowns`]: {
		see: 'municipality:oversee',
		send: { decide: 'municipality:moderate', reopen: 'municipality:moderate' },
	},
	[`${city}/takedowns/[kind]/[thing]`]: {
		see: 'municipality:oversee',
		send: { default: 'municipality:moderate' },
	},
	[`${city}/needs`]: {
		see: 'municipality:oversee',
		send: { down: 'municipality:moderate', back: 'municipality:moderate' },
	},
	[`${city}/pictures`]: {
		see: 'municipality:oversee',
		send: { down: 'municipality:moderate', back: 'municipality:moderate' },
	},
	[`${city}/commitments/[commitment]`]: {
		see: 'municipality:oversee',
		send: { default: ['municipality:decide', 'municipality:verify-own'] },
	},
	[`${city}/deadlines`]: { see: 'municipality:oversee', send: ownViews },
	[`${city}/contributions.csv`]: { see: 'municipality:oversee' },
	[`${city}/needs.csv`]: { see: 'municipality:oversee' },
	[`${city}/worklist.csv`]: { see: 'municipality:oversee' },
	[`${city}/deadlines.csv`]: { see: 'municipality:oversee' },
	[`${city}/letters.csv`]: { see: 'municipality:oversee' },
	[`${city}/letters/[letter]/partners.csv`]: { see: 'municipality:oversee' },
	[`${city}/letters`]: { see: 'municipality:oversee' },
	[`${city}/letters/new`]: { see: 'municipality:decide', send: { begin: 'municipality:decide' } },
	[`${city}/letters/[letter]`]: {
		see: 'municipality:oversee',
		send: {
			change: 'municipality:decide',
			send: 'municipality:decide',
			discard: 'municipality:decide',
		},
	},
	[`${city}/network`]: { see: 'municipality:oversee' },
	[`${city}/network.csv`]: { see: 'municipality:oversee' },
	[`${city}/network/partners.csv`]: { see: 'municipality:oversee' },
	[`${city}/network/growth.csv`]: { see: 'municipality:oversee' },
	[`${city}/network.graphml`]: { see: 'municipality:oversee' },
	[`${city}/partners`]: {
		see: 'municipality:oversee',
		send: ownViews,
	},
	[`${city}/partners/[organisation]`]: {
		see: 'municipality:oversee',
		send: Object.fromEntries(
			['write', 'correct', 'done', 'reopen', 'case'].map(
				(action) => [action, 'municipality:casework'] as const,
			),
		),
	},
	[`${city}/partners/[organisation]/merge`]: {
		see: 'municipality:decide',
		send: { merge: 'municipality:decide' },
	},
	[`${city}/partners/import`]: { see: 'municipality:audit', send: { upload: 'municipality:administer' } },
	[`${city}/partners/import/[list]`]: {
		see: 'municipality:audit',
		send: { confirm: 'municipality:administer', drop: 'municipality:administer' },
	},
	[`${city}/partners/import/[list]/refused.csv`]: { see: 'municipality:audit' },
	[`${city}/partners/import/lists.csv`]: { see: 'municipality:audit' },
	[`${city}/partners/import.csv`]: { see: 'municipality:audit' },
	[`${city}/partners.csv`]: { see: 'municipality:oversee' },
	[`${city}/partners.geojson`]: { see: 'municipality:oversee' },
	[`${city}/worklist`]: { see: 'municipality:oversee', send: ownViews },
	[`${city}/reporting`]: { see: 'municipality:oversee', send: { ask: 'municipality:casework', ...ownViews } },
	[`${city}/reporting.csv`]: { see: 'municipality:oversee' },
	[`${city}/reporting/[organisation]`]: { see: 'municipality:oversee' },
};

/** What a request asks of a door: to read, or to send the form of that name. */
export function askOf(method: string, search: string): 'see' | { send: string } {
	if (method === 'GET' || method === 'HEAD') return 'see';
	const action = [...new URLSearchParams(search).keys()].find((key) => key.startsWith('/'));
	return { send: action?.slice(1) ?? 'default' };
}

export type Answer = 'pass' | 'login' | 'halted' | 'closed';

const isAbility = (need: Need): need is OrganisationAbility =>
	organisationAbilities.includes(need as OrganisationAbility);

/**
 * `login`: nobody is signed in, and somebody who is might pass. `halted`: a member whose organisation may not do it in
 * its state. `closed`: as if it were not there.
 */
export function answerAt(
	routeId: string,
	ask: ReturnType<typeof askOf>,
	actor: Actor,
	organisationSlug: string | undefined,
): Answer {
	const gate = Object.hasOwn(gates, routeId) ? gates[routeId] : undefined;
	const needs = ask === 'see' ? gate?.see : gate?.send?.[ask.send];
	if (!needs) return 'closed';
	const membership = actor.memberships.find(({ slug }) => slug === organisationSlug);
	const met = (need: Need): boolean => {
		if (need === 'open') return true;
		if (need === 'person') return actor.person !== null;
		if (need.startsWith('municipality:')) {
			return municipalityMay(actor, need.slice('municipality:'.length) as MunicipalAbility);
		}
		return membership !== undefined && may(actor, need as OrganisationAbility, membership.organisationId);
	};
	const asked = [needs].flat();
	if (asked.some(met)) return 'pass';
	if (membership && asked.some((need) => isAbility(need) && isHalted(membership, need))) return 'halted';
	return actor.person ? 'closed' : 'login';
}
