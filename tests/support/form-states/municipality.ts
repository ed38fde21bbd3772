/** What the municipality decides about: organisations in their states, and what it has taken down. */
import { writeDown } from '#lib/casework/casework.server.ts';
import { takePictureDown } from '#lib/organisations/files/picture-moderation.server.ts';
import { draftLetter } from '../cast/letters.ts';
import { waitingList } from '../cast/organisation-lists.ts';
import { makeOrganisation, makeSite } from '../cast/people.ts';
import { inDays, type City, type FormSamples } from './city.ts';

export async function decisionsInStates({ db, municipality, us, desk }: City): Promise<FormSamples> {
	const of = async (state: 'approved' | 'suspended' | 'waiting' | 'listed', name: string) => {
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
		[`${approvals} ?/appoint`]: at(ownerless),
		[`${approvals} ?/unlist`]: at(waiting),
		[`${letters} ?/send`]: await draft(),
		[`${letters} ?/change`]: await draft(),
		[`${letters} ?/discard`]: await draft(),
		[`${file} ?/correct`]: desk(`/partners/${us.slug}`),
		[`${file} ?/done`]: desk(`/partners/${us.slug}`),
		['/(municipality)/municipality/pictures ?/back']: desk('/pictures'),
	};
}
