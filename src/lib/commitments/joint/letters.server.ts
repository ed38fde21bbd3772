/** Who hears of a joint promise before it is public: those it names and its author, and nobody else. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import type { Commitment, CommitmentInList, NamedOrganisation } from '#lib/commitments/commitment.ts';
import { waitedFor, type NamedParty } from '#lib/commitments/joint/joint.ts';
import { namedIn } from '#lib/commitments/joint/party-queries.server.ts';
import { amountOf, joined } from '#lib/commitments/labels.ts';
import { findById } from '#lib/commitments/queries.server.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';

const names = (parties: readonly { organisation: NamedOrganisation }[]) =>
	joined(parties.map(({ organisation }) => organisation.name));
const linkFor = (about: NamedOrganisation, { slug }: { slug: string }) =>
	webAddress(`/workspace/${about.slug}/commitments/${slug}`);

/** The promise as a letter tells it: by whom, with whom, how much and when. */
async function toldOf(trx: Transaction, id: number) {
	const commitment: CommitmentInList = found(await findById(trx, id));
	const named = await namedIn(trx, [id]);
	const by =
		named.find(({ organisation }) => organisation.id === commitment.authorId)?.organisation.name ?? '';
	const facts = () => ({
		title: commitment.title,
		by,
		names: names(named),
		amount: amountOf(commitment, commitment.target),
		from: formatDate(commitment.startsOn),
		to: formatDate(commitment.dueOn),
		description: commitment.description,
	});
	return { commitment, named, facts };
}

export async function asked(trx: Transaction, id: number, at: Date): Promise<void> {
	const { commitment, named, facts } = await toldOf(trx, id);
	const to = members(
		waitedFor(named).map(({ organisation }) => organisation),
		rolesFor('sign'),
	);
	await write(trx, to, `joint:${id}:asked:${at.toISOString()}`, ({ name, about }) => ({
		subject: mail.joint_mail_asked_subject({ title: commitment.title }),
		text: mail.joint_mail_asked_text({ name, ...facts(), link: linkFor(about, commitment) }),
	}));
}

export async function reminded(
	trx: Transaction,
	id: number,
	silent: readonly Pick<NamedParty, 'organisation'>[],
	at: Date,
): Promise<void> {
	if (!silent.length) return;
	const { commitment, facts } = await toldOf(trx, id);
	const to = members(
		silent.map(({ organisation }) => organisation),
		rolesFor('sign'),
	);
	await write(trx, to, `joint:${id}:reminded:${at.toISOString()}`, ({ name, about }) => ({
		subject: mail.joint_mail_reminded_subject({ title: commitment.title }),
		text: mail.joint_mail_reminded_text({ name, ...facts(), link: linkFor(about, commitment) }),
	}));
}

type Told = Pick<Commitment, 'id' | 'slug' | 'title' | 'authorId'>;

const authorIn = (named: readonly NamedParty[], { authorId }: Told) =>
	named.filter(({ organisation }) => organisation.id === authorId).map(({ organisation }) => organisation);

/** Its author hears of each yes. */
export async function signed(trx: Transaction, commitment: Told, organisationId: number): Promise<void> {
	const named = await namedIn(trx, [commitment.id]);
	const by = names(named.filter(({ organisation }) => organisation.id === organisationId));
	const missing = waitedFor(named);
	await write(trx, members(authorIn(named, commitment), rolesFor('edit')), null, ({ name, about }) => ({
		subject: mail.joint_mail_signed_subject({ by, title: commitment.title }),
		text: mail.joint_mail_signed_text({
			name,
			by,
			title: commitment.title,
			missing: missing.length
				? mail.joint_mail_missing({ names: names(missing) })
				: mail.joint_mail_missing_none(),
			link: linkFor(about, commitment),
		}),
	}));
}

/** Back with its author: who said no and why; the others hear that it is off, and not whose no it was. */
export async function returned(
	trx: Transaction,
	commitment: Told,
	refusing: readonly NamedParty[],
): Promise<void> {
	const { title } = commitment;
	const named = await namedIn(trx, [commitment.id]);
	const why = (party: NamedParty) =>
		party.answer === 'declined'
			? mail.joint_mail_said_no({ by: party.organisation.name, reason: party.reason })
			: mail.joint_mail_gone({ by: party.organisation.name });
	await write(trx, members(authorIn(named, commitment), rolesFor('edit')), null, ({ name, about }) => ({
		subject: mail.joint_mail_returned_subject({ title }),
		text: mail.joint_mail_returned_text({
			name,
			title,
			why: refusing.map(why).join('\n\n'),
			link: linkFor(about, commitment),
		}),
	}));
	const out = [commitment.authorId, ...refusing.map(({ organisation }) => organisation.id)];
	const others = named.map(({ organisation }) => organisation).filter(({ id }) => !out.includes(id));
	await tellOff(trx, commitment, others);
}

const tellOff = (trx: Transaction, { title }: Told, others: readonly NamedOrganisation[]) =>
	write(trx, members(others, rolesFor('sign')), null, ({ name }) => ({
		subject: mail.joint_mail_off_subject({ title }),
		text: mail.joint_mail_off_text({ name, title }),
	}));

/** The author has taken a proposal back: nobody it named has anything to answer. */
export async function tellTakenBack(trx: Transaction, commitment: Told): Promise<void> {
	const named = await namedIn(trx, [commitment.id]);
	const others = named.map(({ organisation }) => organisation).filter(({ id }) => id !== commitment.authorId);
	await tellOff(trx, commitment, others);
}

/** Every yes is there: it is public, and runs. */
export async function inForce(trx: Transaction, id: number): Promise<void> {
	const { commitment, named, facts } = await toldOf(trx, id);
	const to = members(
		named.map(({ organisation }) => organisation),
		rolesFor('edit'),
	);
	const link = webAddress(`/commitments/${commitment.slug}`);
	await write(trx, to, `joint:${id}:in_force`, ({ name }) => ({
		subject: mail.commitment_mail_accepted_subject({ title: commitment.title }),
		text: mail.joint_mail_in_force_text({ name, ...facts(), link }),
	}));
}
