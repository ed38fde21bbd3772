/** What the municipality decides about: organisations in their states, and what it has taken down. */
import { writeDown } from '#lib/casework/casework.server.ts';
import { takePictureDown } from '#lib/organisations/files/picture-moderation.server.ts';
import { renumbered } from '#lib/pledge/versions/draft.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { demoAccount } from '../actors.ts';
import { proposedType } from '../cast/commitment-types.ts';
import { draftLetter } from '../cast/letters.ts';
import { ownWording } from '../cast/mail-wordings.ts';
import { waitingList } from '../cast/organisation-lists.ts';
import { makeOrganisation, makeSite, type Somebody } from '../cast/people.ts';
import { inDays, type City, type FormSamples } from './city.ts';

export async function decisionsInStates({ db, municipality, us, desk }: City): Promise<FormSamples> {
	const of = async (state: 'approved' | 'suspended' | 'declined' | 'waiting' | 'listed', name: string) => {
		const made = await makeOrganisation(db, [], { state, name, kind: 'association' });
		await makeSite(db, made.id, { address: 'Blågårds Plads 3' });
		return made;
	};
	const ownerless = await of('approved', 'Foreningen uden ejer');
	await db
		.updateTable('organisation')
		.set({ ownerlessSince: new Date() })
		.where('id', '=', ownerless.id)
		.execute();
	const halted = await of('suspended', 'Foreningen på pause');
	const declined = await of('declined', 'Foreningen, der fik nej');
	await of('listed', 'Naboernes Bibliotek');
	const waiting = await of('waiting', 'Naboernes Biblioteksforening');

	const image = await db
		.insertInto('image')
		.values({
			organisationId: us.id,
			fileKey: `${'a'.repeat(20)}.webp`,
			sha256: 'a'.repeat(64),
			bytes: 1000,
			width: 800,
			height: 600,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await takePictureDown(db, municipality, image.id, 'Der er et barn på billedet');

	const file = '/(municipality)/municipality/partners/[organisation]';
	await writeDown(db, municipality, us.slug, {
		submission: undefined,
		kind: 'call',
		words: 'De vil gerne have flere lærlinge.',
		task: 'Send vejledningen',
		taskOn: inDays(3),
		taskOwner: null,
		nextOn: null,
	});

	const charter = await writtenCharter(db, municipality);
	const type = desk(`/commitment-types/${await proposedType(db, us.id)}`);
	await ownWording(db, municipality.person.id, {
		...{ key: 'import_mail_what', locale: 'da' },
		words: 'Intet er slettet. Se adressen efter, og hent den igen:',
	});
	const letters = '/(municipality)/municipality/letters/[letter]';
	const draft = async () => desk(`/letters/${await draftLetter(db, us.id)}`);
	const approvals = '/(municipality)/municipality/approvals/[organisation]';
	const at = ({ slug }: { slug: string }) => desk(`/approvals/${slug}`);
	const lists = '/(municipality)/municipality/partners/import/[list]';
	const list = async () => desk(`/partners/import/${await waitingList(db)}`);
	return {
		[`${lists} ?/confirm`]: await list(),
		[`${lists} ?/drop`]: await list(),
		[`${approvals} ?/suspend`]: at(us),
		[`${approvals} ?/close`]: at(us),
		[`${approvals} ?/reinstate`]: at(halted),
		[`${approvals} ?/reopen`]: at(declined),
		[`${approvals} ?/appoint`]: at(ownerless),
		[`${approvals} ?/unlist`]: at(waiting),
		...Object.fromEntries(
			['save', 'remove', 'day', 'send', 'discard'].map((action) => [
				`/(municipality)/municipality/charter/draft ?/${action}`,
				desk(charter),
			]),
		),
		...Object.fromEntries(
			['?/send', '?/discard', '/[section] ?/default'].map((form) => [
				`/(municipality)/municipality/policy/draft${form.startsWith('?') ? ` ${form}` : form}`,
				{
					path: `/municipality/policy/draft${form.startsWith('?') ? '' : '/goals'}`,
					as: demoAccount('administrator'),
				},
			]),
		),
		...Object.fromEntries(
			['save', 'offer', 'refuse'].map((action) => [
				`/(municipality)/municipality/commitment-types/[type] ?/${action}`,
				type,
			]),
		),
		...Object.fromEntries(
			['save', 'restore'].map((action) => [
				`/(municipality)/municipality/mails/[mail] ?/${action}`,
				{ path: '/municipality/mails/calendar-failing', as: demoAccount('administrator') },
			]),
		),
		[`${letters} ?/send`]: await draft(),
		[`${letters} ?/change`]: await draft(),
		[`${letters} ?/discard`]: await draft(),
		[`${file} ?/correct`]: desk(`/partners/${us.slug}`),
		[`${file} ?/done`]: desk(`/partners/${us.slug}`),
		['/(municipality)/municipality/pictures ?/back']: desk('/pictures'),
	};
}

/** A draft of theirs that can be sent. @returns where its English text is written */
async function writtenCharter(db: Database, { person }: Somebody): Promise<string> {
	const { number, texts } = await db
		.selectFrom('charterVersion')
		.select(['number', 'texts'])
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	// Beyond the one that stands in the demo.
	const next = number + 2;
	const changed = renumbered({ ...texts, da: texts.da.replace('by', 'storby') }, next);
	await db
		.insertInto('charterDraft')
		.values({
			...{ number: next, texts: JSON.stringify(changed), takesEffectOn: '2099-01-01' },
			...{ draftedBy: person.id, createdAt: new Date() },
		})
		.execute();
	return '/charter/draft?language=en';
}
