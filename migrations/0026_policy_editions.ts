/**
 * Goals and focus areas say which edition of the policy they are of: `goal-1` becomes `2011-2014/goal-1`, wherever a row
 * holds one. Changing the column's type rewrites the rows without waking the guards of what is signed: nothing agreed on
 * changes, only how it is written.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create function of_first_edition(keys text[]) returns text[] language sql immutable as
			$$ select coalesce(array_agg('2011-2014/' || key order by place), '{}') from unnest(keys) with ordinality as k (key, place) $$;
		create function of_first_edition(terms jsonb) returns jsonb language sql immutable as
			$$ select case when jsonb_typeof(terms -> 'goals') = 'array' then jsonb_set(terms, '{goals}',
				(select coalesce(jsonb_agg('2011-2014/' || key order by place), '[]')
				from jsonb_array_elements_text(terms -> 'goals') with ordinality as k (key, place))) else terms end $$;

		alter table commitment alter column secondary_goals drop default;
		alter table commitment
			alter column goal type text using '2011-2014/' || goal,
			alter column secondary_goals type text[] using of_first_edition(secondary_goals);
		alter table commitment alter column secondary_goals set default '{}';
		alter table partnership alter column goals drop default;
		alter table partnership alter column goals type text[] using of_first_edition(goals);
		alter table partnership alter column goals set default '{}';
		alter table partnership_amendment
			alter column before type jsonb using of_first_edition(before),
			alter column after type jsonb using of_first_edition(after);
		alter table posting alter column goal type text using '2011-2014/' || goal;
		alter table event alter column focus_area type text using '2011-2014/' || focus_area;
		alter table opportunity alter column focus_area type text using '2011-2014/' || focus_area;

		drop function of_first_edition(text[]);
		drop function of_first_edition(jsonb);

		create function has_edition(key text) returns boolean language sql immutable
			return key ~ '^[0-9]{4}-[0-9]{4}/[a-z0-9-]+$';
		create function have_editions(keys text[]) returns boolean language sql immutable
			return array_to_string(keys, ' ', '?') ~ '^([0-9]{4}-[0-9]{4}/[a-z0-9-]+( [0-9]{4}-[0-9]{4}/[a-z0-9-]+)*)?$'
				and array_to_string(keys, '') !~ ' ';

		alter table commitment
			add constraint commitment_goal_has_edition check (has_edition(goal)),
			add constraint commitment_secondary_goals_have_editions check (have_editions(secondary_goals));
		alter table partnership add constraint partnership_goals_have_editions check (have_editions(goals));
		alter table posting add constraint posting_goal_has_edition check (has_edition(goal));
		alter table event add constraint event_focus_area_has_edition check (has_edition(focus_area));
		alter table opportunity add constraint opportunity_focus_area_has_edition check (has_edition(focus_area));
	`.execute(db);
}
