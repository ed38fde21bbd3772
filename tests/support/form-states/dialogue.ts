/** Barriers in the states in which a form of their desk, or of who told them, shows. */
import { takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { appealAgainst } from '#lib/dialogue/voices/voices.server.ts';
import { unique } from '../actors.ts';
import { answeredOne, ownedOne, received, shownOne, tell } from '../cast/barriers.ts';
import { person } from '../cast/people.ts';
import { lastMailTo } from '../mail/sent-mails.ts';
import type { City, FormSamples } from './city.ts';

const desk = '/(municipality)/municipality/barriers/[barrier]';
const voice = '/(public)/barriers/voice/[secret]';

export async function dialogueInStates({ db, desk: cityAt }: City): Promise<FormSamples> {
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
	const [down, appealed] = [await received(db, from()), await received(db, from())];
	for (const { slug } of [down, appealed]) await takeBarrierDown(db, reader, slug, reason);
	await appealAgainst(db, appealed.secret, 'Det hører til her.');
	const asking = from();
	await tell(db, asking);
	const { secret } = await lastMailTo(db, asking.email);
	return {
		[`${desk} ?/own`]: cityAt(`/barriers/${given.slug}`),
		[`${desk} ?/merge`]: cityAt(`/barriers/${read.slug}`),
		[`${desk} ?/answer`]: cityAt(`/barriers/${owned.slug}`),
		[`${desk} ?/decide`]: cityAt(`/barriers/${appealed.slug}`),
		[`${voice} ?/verdict`]: { path: `/barriers/voice/${answered.secret}` },
		[`${voice} ?/appeal`]: { path: `/barriers/voice/${down.secret}` },
		['/(public)/barriers/confirm/[secret] ?/default']: { path: `/barriers/confirm/${secret}` },
	};
}
