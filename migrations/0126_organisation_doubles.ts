/** Organisations that may stand twice: pairs that look alike, and what somebody said of them. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- A name as it is compared: folded, without signs and spaces, and without the words that say what kind of body it is.
		-- One that is made of such words alone is compared as it stands.
		create function organisation_stem(name text) returns text language sql immutable parallel safe strict as $$
			select coalesce(nullif(replace(regexp_replace(regexp_replace(regexp_replace(
				regexp_replace(replace(public.fold(replace(name, '&', ' og ')), '.', ''), '\\m[aikp]/s\\M', ' ', 'g'),
				'[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u2bff]+', ' ', 'g'),
				'\\m(aps|ivs|[afs]mba|forening|foreningen|fond|fonden|selskab|selskabet|den|det|the|selvejende|institution|institutionen)\\M',
				' ', 'g'),
				'\\s+as\\s*$', '')
				, ' ', ''), ''), public.fold(name))
		$$;
		create index organisation_stem on organisation (organisation_stem(name)) where state in ('approved', 'listed');

		create table organisation_double (
			one_id integer not null references organisation on delete cascade,
			other_id integer not null references organisation on delete cascade,
			same text[] not null,
			found_at timestamptz not null default now(),
			different_at timestamptz,
			different_by integer references person on delete set null,
			constraint organisation_double_pkey primary key (one_id, other_id),
			constraint organisation_double_in_order check (one_id < other_id),
			constraint organisation_double_same check (same <@ array['cvr', 'name', 'district', 'website', 'email']),
			constraint organisation_double_says_why check (cardinality(same) > 0),
			constraint organisation_double_decided_by_somebody check (different_by is null or different_at is not null)
		);
		create index organisation_double_other on organisation_double (other_id);
		create index organisation_double_newest on organisation_double (found_at desc, one_id desc, other_id desc)
			where different_at is null;
		create index organisation_double_said_different on organisation_double (different_at desc)
			where different_at is not null;
		create index organisation_double_different_by on organisation_double (different_by)
			where different_by is not null;
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop table organisation_double;
		drop index organisation_stem;
		drop function organisation_stem(text);
	`.execute(db);
}
