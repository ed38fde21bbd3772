/** Barriers and debates in the states in which a form of their desk, or of who wrote, shows. */
import type { Actor } from '#lib/accounts/actor.ts';
import { addFact } from '#lib/dialogue/debates/making.server.ts';
import { appealPost } from '#lib/dialogue/debates/posts/by-link.server.ts';
import { decidePost, takePostDown } from '#lib/dialogue/debates/posts/moderating.server.ts';
import { decideBarrier, takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { appealAgainst } from '#lib/dialogue/voices/voices.server.ts';
import { unique } from '../actors.ts';
import { answeredOne, ownedOne, received, shownOne, tell } from '../cast/dialogue/barriers.ts';
import * as debates from '../cast/dialogue/debates.ts';
import { person } from '../cast/people.ts';
import { lastMailTo } from '../mail/sent-mails.ts';
import type { City, FormSamples } from './city.ts';

const desk = '/(municipality)/municipality/barriers/[barrier]';
const staysDown = { decision: 'upheld', words: 'Det hører til et andet sted.' } as const;
const voice = '/(public)/barriers/voice/[secret]';

export async function dialogueInStates(city: City): Promise<FormSamples> {
	const { db, desk: cityAt } = city;
	const reader = await person(db, 'consultant');
	const from = () => ({
		email: `rosa.${unique()}@eksempel.example`,
		title: `Noget står i vejen ${unique()}`,
	});
	const reason = { reason: 'other', words: 'Det hører til et andet sted.' } as const;
	const [read, given, owned, answered] = [
		await shownOne(db, reader, from()),
		await ownedOne(db, reader, from()),
		await ownedOne(db, reader, from()),
		await answeredOne(db, reader, from()),
	];
	const [down, appealed, upheld, regretted] = [
		await received(db, from()),
		await received(db, from()),
		await received(db, from()),
		await shownOne(db, reader, from()),
	];
	for (const { slug } of [down, appealed, upheld]) await takeBarrierDown(db, reader, slug, reason);
	for (const { secret: own } of [appealed, upheld]) await appealAgainst(db, own, 'Det hører til her.');
	await decideBarrier(db, await person(db, 'consultant'), upheld.slug, staysDown);
	const asking = from();
	await tell(db, asking);
	const { secret } = await lastMailTo(db, asking.email);
	return {
		...(await debatesInStates(city, reader)),
		[`${desk} ?/own`]: cityAt(`/barriers/${given.slug}`),
		[`${desk} ?/merge`]: cityAt(`/barriers/${read.slug}`),
		[`${desk} ?/answer`]: cityAt(`/barriers/${owned.slug}`),
		[`${desk} ?/decide`]: cityAt(`/barriers/${appealed.slug}`),
		[`${desk} ?/reopen`]: cityAt(`/barriers/${upheld.slug}`),
		[`${voice} ?/verdict`]: { path: `/barriers/voice/${answered.secret}` },
		[`${voice} ?/takeBack`]: { path: `/barriers/voice/${regretted.secret}` },
		[`${voice} ?/appeal`]: { path: `/barriers/voice/${down.secret}` },
		['/(public)/barriers/confirm/[secret] ?/default']: { path: `/barriers/confirm/${secret}` },
	};
}

async function debatesInStates({ db, desk: cityAt }: City, reader: Actor): Promise<FormSamples> {
	const [page, posts, own] = ['[debate]', 'posts/[post]', '/(public)/debates/voice/[secret]'];
	const desk = (of: string) => `/(municipality)/municipality/debates/${of}`;
	const from = () => ({ email: `rosa.${unique()}@eksempel.example` });
	const open = await debates.openOne(db, reader);
	const fact = { fact: 'Gården er låst.', source: 'Skolen', sourceUrl: null };
	await addFact(db, reader, open, fact);
	const why = { reason: 'other', words: 'Det hører til et andet sted.' } as const;
	const [shown, unread, hidden, appealed, named, regretted] = [
		await debates.shownPost(db, reader, open, from()),
		await debates.receivedPost(db, open, from()),
		await debates.receivedPost(db, open, from()),
		await debates.receivedPost(db, open, from()),
		await debates.shownPost(db, reader, open, { ...from(), shownName: 'Rosa' }),
		await debates.shownPost(db, reader, open, from()),
	];
	const upheld = await debates.receivedPost(db, open, from());
	for (const { slug } of [hidden, appealed, upheld]) await takePostDown(db, reader, slug, why);
	for (const { secret: own } of [appealed, upheld]) await appealPost(db, own, 'Det hører til her.');
	await decidePost(db, await person(db, 'consultant'), upheld.slug, staysDown);
	const supporter = await debates.supports(db, shown.slug, from().email);
	const asking = from();
	await debates.write(db, open, asking);
	const { secret } = await lastMailTo(db, asking.email);
	return {
		[`${desk(page)} ?/publish`]: cityAt(`/debates/${await debates.draftOne(db, reader)}`),
		[`${desk(page)} ?/removeFact`]: cityAt(`/debates/${open}`),
		[`${desk(page)} ?/summarise`]: cityAt(`/debates/${await debates.closedOne(db, reader)}`),
		[`${desk(posts)} ?/show`]: cityAt(`/debates/posts/${unread.slug}`),
		[`${desk(posts)} ?/decide`]: cityAt(`/debates/posts/${appealed.slug}`),
		[`${desk(posts)} ?/reopen`]: cityAt(`/debates/posts/${upheld.slug}`),
		[`${own} ?/appeal`]: { path: `/debates/voice/${hidden.secret}` },
		[`${own} ?/nameOff`]: { path: `/debates/voice/${named.secret}` },
		[`${own} ?/takePostBack`]: { path: `/debates/voice/${regretted.secret}` },
		[`${own} ?/takeBack`]: { path: `/debates/voice/${supporter}` },
		['/(public)/debates/confirm/[secret] ?/default']: { path: `/debates/confirm/${secret}` },
	};
}
