/**
 * How long the site keeps what is about people, in days. The privacy page is written from these numbers and the jobs
 * take theirs from here, so that the page promises nothing that no job does.
 */
import type { LinkKind } from '#lib/platform/mail/links.ts';

export const days = {
	/** Sign-ups, after the event ended; `REGISTRATION_DAYS` can make it less. */
	registration: 30,
	/** Sign-ups that nobody said yes to in the mail, after they were made. */
	unconfirmedRegistration: 1,
	/** Alerts that nobody said yes to in the mail, after they were asked for. */
	unconfirmedAlert: 3,
	/** Who was told what is new, and each yes and no, after they ended it. */
	endedAlert: 365,
	/** Accounts whose e-mail nobody confirmed, after they were made. */
	unconfirmedAccount: 30,
	/** That somebody has been a member, after they left: nobody decides a case of theirs from before. */
	formerMembership: 365,
	/** An organisation's contact person, after the municipality said no. */
	declinedContact: 180,
	/** Whom to ask about an opportunity, after its deadline. */
	opportunityContact: 90,
	/** A letter to partners that nobody sent, after it was begun. */
	unsentLetter: 90,
	/** What readers say is wrong, after it was closed; and after it was said, where nobody closes it. */
	flag: 90,
	openFlag: 365,
	/** What was told of a barrier, or "I know this too", that nobody said yes to in the mail. */
	unconfirmedVoice: 3,
	/** Who has met a barrier, after its answer: the address goes, the voice counts on. */
	barrierVoice: 365,
	/** Who took part in a debate or followed it, after its last day: the address goes, what was said and counted stays. */
	debateVoice: 365,
	/** The words of a post that is not shown, after it was taken down. */
	debatePostDown: 365,
	/** A barrier in the words it was written in, after other words of it are shown. */
	barrierWritten: 90,
	/** A barrier that was taken down and has no answer, after that. */
	barrierDown: 365,
	/** What was told of discrimination, after the day it came: its number and its month stay. */
	experience: 365,
	/** Who had a seat in a forum, after they left it; and who was offered one, after they said no or nothing. */
	circleSeat: 365,
	/** The file of evidence, a picture or a document, after its last row let go of it. */
	removedFile: 1,
	/** Pictures the municipality took down, unless it put them back. */
	takenDownPicture: 30,
	/** Links in mails, after they ceased to work. */
	link: 30,
	/** Who was asked "is this still right?", after the link ceased to work. */
	stillRightLink: 365,
	/** Mails, delivered or not, and jobs that were given up. */
	mail: 30,
	/** Sessions, after the last visit. */
	session: 30,
	/** Sessions, after they began; `SESSION_DAYS` can make it less. */
	sessionAtMost: 90,
	/** Browsers known from an earlier login, after the last one. */
	knownDevice: 180,
	/** Counts of attempts and keys of submitted forms. */
	attempt: 1,
} as const;

export type Term = keyof typeof days;

/** Which term a link in a mail is kept by, counted from when it ceased to work. */
export const linkTerms: Record<LinkKind, Term> = {
	confirm_email: 'link',
	reset_password: 'link',
	change_email: 'link',
	invitation: 'link',
	confirm_contribution: 'link',
	still_right: 'stillRightLink',
	// It works as long as the sign-up is there, and goes with it.
	registration: 'registration',
	confirm_alert: 'link',
	mailings: 'link',
	confirm_voice: 'link',
	// It works as long as the voice is there.
	voice: 'barrierVoice',
	confirm_debate_voice: 'link',
	debate_voice: 'debateVoice',
	// It works as long as the seat is there.
	seat: 'circleSeat',
};

/** The kinds of data that the privacy page names, in its order. */
export const kinds = [
	'signup',
	'alert',
	'account',
	'contact',
	'opportunity',
	'flag',
	'barrier',
	'experience',
	'debate',
	'circle',
	'speaker',
	'signature',
	'log',
	'picture',
	'evidence',
	'links',
	'draft',
	'together',
	'mail',
	'login',
] as const;

export type Kind = (typeof kinds)[number];

/** Which terms each kind is kept by; what has none stays as long as the page says in words. */
export const termsOf: Record<Kind, readonly Term[]> = {
	signup: ['registration', 'unconfirmedRegistration'],
	alert: ['unconfirmedAlert', 'endedAlert'],
	account: ['unconfirmedAccount', 'formerMembership'],
	contact: ['declinedContact'],
	opportunity: ['opportunityContact'],
	flag: ['flag', 'openFlag'],
	barrier: ['unconfirmedVoice', 'barrierVoice', 'barrierWritten', 'barrierDown'],
	experience: ['experience'],
	debate: ['unconfirmedVoice', 'debateVoice', 'debatePostDown'],
	circle: ['circleSeat'],
	speaker: [],
	signature: [],
	log: ['unsentLetter'],
	picture: ['removedFile', 'takenDownPicture'],
	evidence: ['removedFile'],
	links: ['link', 'stillRightLink'],
	draft: [],
	together: [],
	mail: ['mail'],
	login: ['session', 'sessionAtMost', 'knownDevice', 'attempt'],
};

const day = 86_400_000;

export const daysBefore = (count: number, now: Date): Date => new Date(now.getTime() - count * day);

/** What is older than this has reached its term. */
export const termBefore = (term: Term, now: Date): Date => daysBefore(days[term], now);
