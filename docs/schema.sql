-- The schema after the last migration, to read: "npm run generate" writes it, "npm run check -- tables" compares it.
-- A database is made by "npm run migrate", never from here.

CREATE EXTENSION pg_trgm;

CREATE TABLE action_plan (
	id integer generated always as identity not null,
	slug text not null,
	committee text not null,
	starts_on date not null,
	ends_on date not null,
	intro text not null,
	created_at timestamp with time zone default now() not null,
	created_by integer not null,
	published_at timestamp with time zone,
	published_by integer,
	constraint action_plan_pkey PRIMARY KEY (id),
	constraint action_plan_once_a_period UNIQUE (committee, starts_on),
	constraint action_plan_slug_key UNIQUE (slug),
	constraint action_plan_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint action_plan_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
	constraint action_plan_ends_after_it_starts CHECK ((ends_on > starts_on)),
	constraint action_plan_published_by_somebody CHECK (((published_at IS NULL) = (published_by IS NULL))),
	constraint action_plan_words_length CHECK (((length(intro) >= 3) AND (length(intro) <= 4000)))
);
CREATE TRIGGER action_plan_announce AFTER INSERT OR DELETE OR UPDATE ON action_plan FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER action_plan_hides_from_package AFTER UPDATE OF published_at ON action_plan FOR EACH ROW WHEN (((old.published_at IS NOT NULL) AND (new.published_at IS NULL))) EXECUTE FUNCTION withdraw_data_package();

CREATE TABLE added_commitment_type (
	id integer generated always as identity not null,
	key text not null,
	state text not null,
	name jsonb not null,
	question jsonb not null,
	help jsonb not null,
	unit_one jsonb not null,
	unit_other jsonb not null,
	symbol jsonb,
	goal text not null,
	default_target integer not null,
	confirms text not null,
	organisation_id integer,
	proposed_by integer,
	proposed_at timestamp with time zone not null,
	decided_by integer,
	decided_at timestamp with time zone,
	refusal text,
	constraint added_commitment_type_pkey PRIMARY KEY (id),
	constraint added_commitment_type_key_key UNIQUE (key),
	constraint added_commitment_type_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
	constraint added_commitment_type_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint added_commitment_type_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
	constraint added_commitment_type_confirms_check CHECK ((confirms = ANY (ARRAY['counterpart'::text, 'municipality'::text]))),
	constraint added_commitment_type_decided CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
	constraint added_commitment_type_goal_has_edition CHECK (has_edition(goal)),
	constraint added_commitment_type_key_check CHECK ((key ~ '^added-[a-z0-9]{4,20}$'::text)),
	constraint added_commitment_type_offered_in_english CHECK (((state = ANY (ARRAY['proposed'::text, 'refused'::text])) OR ((name ? 'en'::text) AND (question ? 'en'::text) AND (help ? 'en'::text) AND (unit_one ? 'en'::text) AND (unit_other ? 'en'::text)))),
	constraint added_commitment_type_refusal_length CHECK (((length(refusal) >= 1) AND (length(refusal) <= 1000))),
	constraint added_commitment_type_refused_with_reason CHECK (((state = 'refused'::text) = (refusal IS NOT NULL))),
	constraint added_commitment_type_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'offered'::text, 'retired'::text, 'refused'::text]))),
	constraint added_commitment_type_target_check CHECK (((default_target >= 1) AND (default_target <= 100000))),
	constraint added_commitment_type_texts_are_short CHECK ((length(((((((name)::text || (question)::text) || (help)::text) || (unit_one)::text) || (unit_other)::text) || COALESCE((symbol)::text, ''::text))) <= 4000)),
	constraint added_commitment_type_texts_by_language CHECK ((is_text_by_language(name) AND is_text_by_language(question) AND is_text_by_language(help) AND is_text_by_language(unit_one) AND is_text_by_language(unit_other) AND ((symbol IS NULL) OR is_text_by_language(symbol))))
);
CREATE INDEX added_commitment_type_decided_by ON added_commitment_type USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE UNIQUE INDEX added_commitment_type_named_once ON added_commitment_type USING btree (lower((name ->> 'da'::text))) WHERE (state = ANY (ARRAY['offered'::text, 'retired'::text]));
CREATE INDEX added_commitment_type_organisation ON added_commitment_type USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX added_commitment_type_proposed_by ON added_commitment_type USING btree (proposed_by) WHERE (proposed_by IS NOT NULL);
CREATE INDEX added_commitment_type_waiting ON added_commitment_type USING btree (proposed_at, id) WHERE (state = 'proposed'::text);
CREATE TRIGGER added_commitment_type_announce AFTER INSERT OR DELETE OR UPDATE ON added_commitment_type FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER added_commitment_type_stays BEFORE DELETE OR UPDATE ON added_commitment_type FOR EACH ROW EXECUTE FUNCTION added_commitment_type_guard();

CREATE TABLE alert (
	id integer generated always as identity not null,
	search_id integer not null,
	email text not null,
	locale text not null,
	rhythm text not null,
	created_at timestamp with time zone default now() not null,
	mailed_at timestamp with time zone default now() not null,
	confirmed_at timestamp with time zone,
	ended_at timestamp with time zone,
	told_through integer default 0 not null,
	digested_for date,
	since timestamp with time zone default now() not null,
	told_at timestamp with time zone,
	constraint alert_pkey PRIMARY KEY (id),
	constraint alert_search_fkey FOREIGN KEY (search_id) REFERENCES alert_search(id) ON DELETE CASCADE,
	constraint alert_confirmed_has_period CHECK (((confirmed_at IS NULL) = (digested_for IS NULL))),
	constraint alert_email_length CHECK (((length(email) >= 3) AND (length(email) <= 254))),
	constraint alert_ended_was_confirmed CHECK (((ended_at IS NULL) OR (confirmed_at IS NOT NULL))),
	constraint alert_locale_is_tag CHECK (is_language_tag(locale)),
	constraint alert_rhythm CHECK ((rhythm = ANY (ARRAY['daily'::text, 'weekly'::text])))
);
CREATE INDEX alert_by_email ON alert USING btree (lower(email));
CREATE INDEX alert_by_search ON alert USING btree (search_id) WHERE ((ended_at IS NULL) AND (confirmed_at IS NOT NULL));
CREATE INDEX alert_due ON alert USING btree (rhythm, digested_for, lower(email)) WHERE ((ended_at IS NULL) AND (confirmed_at IS NOT NULL));
CREATE INDEX alert_ended ON alert USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX alert_of_search ON alert USING btree (search_id);
CREATE UNIQUE INDEX alert_once ON alert USING btree (lower(email), search_id) WHERE (ended_at IS NULL);
CREATE INDEX alert_unconfirmed ON alert USING btree (created_at) WHERE (confirmed_at IS NULL);

CREATE TABLE alert_consent (
	id integer generated always as identity not null,
	alert_id integer not null,
	step text not null,
	source text not null,
	locale text not null,
	said text not null,
	at timestamp with time zone default now() not null,
	constraint alert_consent_pkey PRIMARY KEY (id),
	constraint alert_consent_alert_fkey FOREIGN KEY (alert_id) REFERENCES alert(id) ON DELETE CASCADE,
	constraint alert_consent_locale_is_tag CHECK (is_language_tag(locale)),
	constraint alert_consent_said_length CHECK (((length(said) >= 1) AND (length(said) <= 1000))),
	constraint alert_consent_source CHECK ((source = ANY (ARRAY['form'::text, 'account'::text, 'mail'::text, 'page'::text, 'one_click'::text]))),
	constraint alert_consent_step CHECK ((step = ANY (ARRAY['asked'::text, 'confirmed'::text, 'ended'::text, 'changed'::text])))
);
CREATE INDEX alert_consent_alert ON alert_consent USING btree (alert_id, id);

CREATE TABLE alert_news (
	id integer generated always as identity not null,
	search_id integer not null,
	event_id integer,
	series_id integer,
	opportunity_id integer,
	published_at timestamp with time zone not null,
	found_at timestamp with time zone default now() not null,
	barrier_id integer,
	debate_id integer,
	meeting_id integer,
	decision_id integer,
	step text,
	constraint alert_news_pkey PRIMARY KEY (id),
	constraint alert_news_barrier_fkey FOREIGN KEY (barrier_id) REFERENCES barrier(id) ON DELETE CASCADE,
	constraint alert_news_debate_fkey FOREIGN KEY (debate_id) REFERENCES debate(id) ON DELETE CASCADE,
	constraint alert_news_decision_fkey FOREIGN KEY (decision_id) REFERENCES circle_decision(id) ON DELETE CASCADE,
	constraint alert_news_event_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint alert_news_meeting_fkey FOREIGN KEY (meeting_id) REFERENCES circle_meeting(id) ON DELETE CASCADE,
	constraint alert_news_opportunity_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity(id) ON DELETE CASCADE,
	constraint alert_news_search_fkey FOREIGN KEY (search_id) REFERENCES alert_search(id) ON DELETE CASCADE,
	constraint alert_news_series_fkey FOREIGN KEY (series_id) REFERENCES event_series(id) ON DELETE CASCADE,
	constraint alert_news_has_step CHECK (COALESCE(
CASE
    WHEN (barrier_id IS NOT NULL) THEN (step = ANY (ARRAY['shown'::text, 'answered'::text]))
    WHEN (debate_id IS NOT NULL) THEN (step = ANY (ARRAY['opened'::text, 'summarised'::text]))
    WHEN (meeting_id IS NOT NULL) THEN (step = ANY (ARRAY['called'::text, 'minutes'::text]))
    WHEN (decision_id IS NOT NULL) THEN (step = ANY (ARRAY['decided'::text, 'done'::text]))
    ELSE (step IS NULL)
END, false)),
	constraint alert_news_is_one_thing CHECK (((num_nonnulls(event_id, opportunity_id, barrier_id, debate_id, meeting_id, decision_id) = 1) AND ((series_id IS NULL) OR (event_id IS NOT NULL)))),
	constraint alert_news_step CHECK ((step = ANY (ARRAY['shown'::text, 'answered'::text, 'opened'::text, 'summarised'::text, 'called'::text, 'minutes'::text, 'decided'::text, 'done'::text])))
);
CREATE UNIQUE INDEX alert_news_barrier ON alert_news USING btree (barrier_id, step, search_id) WHERE (barrier_id IS NOT NULL);
CREATE UNIQUE INDEX alert_news_debate ON alert_news USING btree (debate_id, step, search_id) WHERE (debate_id IS NOT NULL);
CREATE UNIQUE INDEX alert_news_decision ON alert_news USING btree (decision_id, step, search_id) WHERE (decision_id IS NOT NULL);
CREATE UNIQUE INDEX alert_news_event ON alert_news USING btree (event_id, search_id) WHERE (event_id IS NOT NULL);
CREATE INDEX alert_news_found ON alert_news USING btree (found_at) WHERE (series_id IS NULL);
CREATE UNIQUE INDEX alert_news_meeting ON alert_news USING btree (meeting_id, step, search_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX alert_news_of_search ON alert_news USING btree (search_id, id);
CREATE UNIQUE INDEX alert_news_opportunity ON alert_news USING btree (opportunity_id, search_id) WHERE (opportunity_id IS NOT NULL);
CREATE UNIQUE INDEX alert_news_series ON alert_news USING btree (series_id, search_id) WHERE (series_id IS NOT NULL);

CREATE TABLE alert_search (
	id integer generated always as identity not null,
	query text not null,
	organisation_id integer,
	created_at timestamp with time zone default now() not null,
	looked_at timestamp with time zone default now() not null,
	area text,
	circle_id integer,
	constraint alert_search_pkey PRIMARY KEY (id),
	constraint alert_search_once UNIQUE NULLS NOT DISTINCT (query, organisation_id, area, circle_id),
	constraint alert_search_circle_fkey FOREIGN KEY (circle_id) REFERENCES circle(id) ON DELETE CASCADE,
	constraint alert_search_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint alert_search_is_one CHECK ((num_nonnulls(organisation_id, area, circle_id) <=
CASE query
    WHEN ''::text THEN 1
    ELSE 0
END)),
	constraint alert_search_query_length CHECK ((length(query) <= 600))
);
CREATE INDEX alert_search_circle ON alert_search USING btree (circle_id) WHERE (circle_id IS NOT NULL);
CREATE INDEX alert_search_organisation ON alert_search USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);

CREATE TABLE amendment_party (
	amendment_id integer not null,
	organisation_id integer not null,
	required boolean not null,
	state text default 'invited'::text not null,
	signed_by integer,
	signer_name text,
	signer_title text,
	decided_at timestamp with time zone,
	declined_reason text,
	constraint amendment_party_pkey PRIMARY KEY (amendment_id, organisation_id),
	constraint amendment_party_amendment_id_fkey FOREIGN KEY (amendment_id) REFERENCES partnership_amendment(id),
	constraint amendment_party_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint amendment_party_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id),
	constraint amendment_party_decided_unless_invited CHECK (((state = 'invited'::text) = (decided_at IS NULL))),
	constraint amendment_party_declined_reason_check CHECK (((length(declined_reason) >= 3) AND (length(declined_reason) <= 1000))),
	constraint amendment_party_reason_when_declined CHECK (((state = 'declined'::text) = (declined_reason IS NOT NULL))),
	constraint amendment_party_signer_name_length CHECK (((length(signer_name) >= 1) AND (length(signer_name) <= 120))),
	constraint amendment_party_signer_title_check CHECK (((length(signer_title) >= 2) AND (length(signer_title) <= 120))),
	constraint amendment_party_signer_when_signed CHECK (((state = 'signed'::text) = (num_nonnulls(signer_name, signer_title) = 2))),
	constraint amendment_party_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'signed'::text, 'declined'::text])))
);
CREATE INDEX amendment_party_waiting ON amendment_party USING btree (organisation_id) WHERE (state = 'invited'::text);
CREATE TRIGGER amendment_party_announce AFTER INSERT OR DELETE OR UPDATE ON amendment_party FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER amendment_party_guard BEFORE DELETE ON amendment_party FOR EACH ROW EXECUTE FUNCTION amendment_party_guard();
CREATE TRIGGER amendment_party_guard_update BEFORE UPDATE ON amendment_party FOR EACH ROW WHEN ((NOT ((old.organisation_id IS DISTINCT FROM new.organisation_id) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION amendment_party_guard();

CREATE TABLE amendment_proposal (
	id integer generated always as identity not null,
	commitment_id integer not null,
	organisation_id integer not null,
	from_target numeric not null,
	to_target numeric not null,
	from_due_on date not null,
	to_due_on date not null,
	reason text not null,
	proposed_by integer,
	proposed_at timestamp with time zone default now() not null,
	outcome text,
	decided_at timestamp with time zone,
	constraint amendment_proposal_pkey PRIMARY KEY (id),
	constraint amendment_proposal_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id),
	constraint amendment_proposal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint amendment_proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
	constraint amendment_proposal_changes_something CHECK (((from_target <> to_target) OR (from_due_on <> to_due_on))),
	constraint amendment_proposal_decided_with_outcome CHECK (((outcome IS NULL) = (decided_at IS NULL))),
	constraint amendment_proposal_outcome_check CHECK ((outcome = ANY (ARRAY['applied'::text, 'declined'::text, 'taken_back'::text, 'lapsed'::text]))),
	constraint amendment_proposal_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 1000))),
	constraint amendment_proposal_to_target_check CHECK (((to_target >= (0)::numeric) AND (to_target < (1000000)::numeric)))
);
CREATE INDEX amendment_proposal_commitment ON amendment_proposal USING btree (commitment_id, id);
CREATE UNIQUE INDEX amendment_proposal_open ON amendment_proposal USING btree (commitment_id) WHERE (decided_at IS NULL);
CREATE TRIGGER amendment_proposal_announce AFTER INSERT OR DELETE OR UPDATE ON amendment_proposal FOR EACH ROW EXECUTE FUNCTION announce_row('commitment_id');
CREATE TRIGGER amendment_proposal_guard BEFORE DELETE ON amendment_proposal FOR EACH ROW EXECUTE FUNCTION amendment_proposal_guard();
CREATE TRIGGER amendment_proposal_guard_update BEFORE UPDATE ON amendment_proposal FOR EACH ROW WHEN ((NOT ((old.organisation_id IS DISTINCT FROM new.organisation_id) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION amendment_proposal_guard();

CREATE TABLE amendment_signature (
	proposal_id integer not null,
	organisation_id integer not null,
	answer text,
	reason text default ''::text not null,
	answered_by integer,
	answered_at timestamp with time zone,
	constraint amendment_signature_pkey PRIMARY KEY (proposal_id, organisation_id),
	constraint amendment_signature_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
	constraint amendment_signature_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint amendment_signature_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES amendment_proposal(id),
	constraint amendment_signature_answer_check CHECK ((answer = ANY (ARRAY['signed'::text, 'declined'::text]))),
	constraint amendment_signature_moment_with_answer CHECK (((answer IS NULL) = (answered_at IS NULL))),
	constraint amendment_signature_reason_check CHECK ((length(reason) <= 1000)),
	constraint amendment_signature_reason_when_declined CHECK (((answer IS DISTINCT FROM 'declined'::text) OR (length(reason) >= 3)))
);
CREATE INDEX amendment_signature_asked ON amendment_signature USING btree (organisation_id) WHERE (answer IS NULL);
CREATE TRIGGER amendment_signature_announce AFTER INSERT OR DELETE OR UPDATE ON amendment_signature FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER amendment_signature_guard BEFORE DELETE ON amendment_signature FOR EACH ROW EXECUTE FUNCTION amendment_signature_guard();
CREATE TRIGGER amendment_signature_guard_update BEFORE UPDATE ON amendment_signature FOR EACH ROW WHEN ((NOT ((old.organisation_id IS DISTINCT FROM new.organisation_id) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION amendment_signature_guard();

CREATE TABLE audit_entry (
	id bigint generated always as identity not null,
	at timestamp with time zone default now() not null,
	person_id integer,
	organisation_id integer,
	verb text not null,
	subject_kind text not null,
	subject_id integer not null,
	details jsonb default '{}'::jsonb not null,
	actor text default 'person'::text not null,
	constraint audit_entry_pkey PRIMARY KEY (id),
	constraint audit_entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint audit_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
	constraint audit_entry_actor CHECK ((actor = ANY (ARRAY['person'::text, 'system'::text]))),
	constraint audit_entry_persons_are_named CHECK (((actor = 'person'::text) = (person_id IS NOT NULL)))
);
CREATE INDEX audit_entry_newest ON audit_entry USING btree (at DESC, id DESC);
CREATE INDEX audit_entry_organisation ON audit_entry USING btree (organisation_id, at DESC, id DESC) WHERE (organisation_id IS NOT NULL);
CREATE INDEX audit_entry_person ON audit_entry USING btree (person_id, at DESC, id DESC) WHERE (person_id IS NOT NULL);
CREATE INDEX audit_entry_room ON audit_entry USING btree (split_part(verb, '.'::text, 1), at DESC, id DESC);
CREATE INDEX audit_entry_subject ON audit_entry USING btree (subject_kind, subject_id, id);
CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE ON audit_entry FOR EACH ROW EXECUTE FUNCTION forbid_change();

CREATE TABLE backoff (
	bucket text collate "C" not null,
	level double precision not null,
	at timestamp with time zone not null,
	constraint backoff_pkey PRIMARY KEY (bucket),
	constraint backoff_level_counts CHECK ((level >= (0)::double precision))
);
CREATE INDEX backoff_by_age ON backoff USING btree (at);

CREATE TABLE barometer_edition (
	id integer generated always as identity not null,
	half_year date not null,
	state text default 'collecting'::text not null,
	begun_at timestamp with time zone default now() not null,
	begun_by integer,
	drafted_at timestamp with time zone,
	drafted_by integer,
	checked_at timestamp with time zone,
	checked_by integer,
	check_words text,
	released_at timestamp with time zone,
	released_by integer,
	returned_at timestamp with time zone,
	returned_by integer,
	return_words text,
	constraint barometer_edition_pkey PRIMARY KEY (id),
	constraint barometer_edition_half_year_key UNIQUE (half_year),
	constraint barometer_edition_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES person(id),
	constraint barometer_edition_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES person(id),
	constraint barometer_edition_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES person(id),
	constraint barometer_edition_released_by_fkey FOREIGN KEY (released_by) REFERENCES person(id),
	constraint barometer_edition_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES person(id),
	constraint barometer_edition_another_checks CHECK ((checked_by <> drafted_by)),
	constraint barometer_edition_another_releases CHECK ((released_by <> drafted_by)),
	constraint barometer_edition_checked_when_checked CHECK ((((state = ANY (ARRAY['checked'::text, 'released'::text])) = (checked_at IS NOT NULL)) AND ((checked_at IS NULL) = (checked_by IS NULL)) AND ((checked_at IS NULL) = (check_words IS NULL)))),
	constraint barometer_edition_drafted_when_draft CHECK ((((state <> 'collecting'::text) = (drafted_at IS NOT NULL)) AND ((drafted_at IS NULL) = (drafted_by IS NULL)))),
	constraint barometer_edition_half_year_check CHECK ((half_year = half_year_of(half_year))),
	constraint barometer_edition_released_when_released CHECK ((((state = 'released'::text) = (released_at IS NOT NULL)) AND ((released_at IS NULL) = (released_by IS NULL)))),
	constraint barometer_edition_returned_says_why CHECK ((num_nonnulls(returned_at, returned_by, return_words) = ANY (ARRAY[0, 3]))),
	constraint barometer_edition_state CHECK ((state = ANY (ARRAY['collecting'::text, 'draft'::text, 'checked'::text, 'released'::text]))),
	constraint barometer_edition_words_length CHECK ((((length(check_words) >= 3) AND (length(check_words) <= 1000)) AND ((length(return_words) >= 3) AND (length(return_words) <= 1000))))
);
CREATE INDEX barometer_edition_waiting ON barometer_edition USING btree (half_year) WHERE (state = ANY (ARRAY['draft'::text, 'checked'::text]));
CREATE TRIGGER barometer_edition_announce AFTER INSERT OR DELETE OR UPDATE ON barometer_edition FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER barometer_edition_holds BEFORE DELETE OR UPDATE ON barometer_edition FOR EACH ROW EXECUTE FUNCTION hold_barometer_edition();

CREATE TABLE barometer_edition_break (
	edition_id integer not null,
	indicator_id integer not null,
	half_year date not null,
	words text not null,
	constraint barometer_edition_break_pkey PRIMARY KEY (edition_id, indicator_id, half_year),
	constraint barometer_edition_break_of FOREIGN KEY (edition_id, indicator_id) REFERENCES barometer_edition_indicator(edition_id, indicator_id)
);
CREATE TRIGGER barometer_edition_break_announce AFTER INSERT OR DELETE OR UPDATE ON barometer_edition_break FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER barometer_edition_break_frozen BEFORE INSERT OR DELETE OR UPDATE ON barometer_edition_break FOR EACH ROW EXECUTE FUNCTION hold_barometer_data();

CREATE TABLE barometer_edition_indicator (
	edition_id integer not null,
	indicator_id integer not null,
	slug text not null,
	goal text not null,
	name text not null,
	name_en text,
	unit text not null,
	unit_en text,
	direction text not null,
	decimals smallint not null,
	counts_people boolean not null,
	baseline_on date not null,
	target numeric,
	target_on date,
	tolerance numeric not null,
	source text not null,
	source_url text,
	method text not null,
	method_en text,
	class text,
	because text,
	base_on date,
	base_value numeric,
	last_on date,
	last_value numeric,
	current_on date,
	current_value numeric,
	against_base text,
	against_last text,
	ratio double precision,
	cautions text[] default '{}'::text[] not null,
	definition text,
	definition_en text,
	source_licence text,
	frequency text default 'half_year'::text not null,
	next_on date,
	responsible text,
	contact text,
	caveats text,
	caveats_en text,
	proxy boolean default false not null,
	constraint barometer_edition_indicator_pkey PRIMARY KEY (edition_id, indicator_id),
	constraint barometer_edition_indicator_edition_fkey FOREIGN KEY (edition_id) REFERENCES barometer_edition(id),
	constraint barometer_edition_indicator_indicator_fkey FOREIGN KEY (indicator_id) REFERENCES indicator(id),
	constraint barometer_edition_indicator_against_base CHECK ((against_base = ANY (ARRAY['better'::text, 'still'::text, 'worse'::text]))),
	constraint barometer_edition_indicator_against_last CHECK ((against_last = ANY (ARRAY['better'::text, 'still'::text, 'worse'::text]))),
	constraint barometer_edition_indicator_baseline_is_half_year CHECK ((baseline_on = half_year_of(baseline_on))),
	constraint barometer_edition_indicator_because CHECK ((because = ANY (ARRAY['too_few'::text, 'break'::text, 'withheld'::text, 'no_figures'::text, 'no_reference'::text]))),
	constraint barometer_edition_indicator_cautions CHECK ((cautions <@ ARRAY['from_start'::text, 'small_base'::text, 'small_start'::text, 'provisional'::text, 'old_figure'::text, 'after_break'::text])),
	constraint barometer_edition_indicator_class CHECK ((class = ANY (ARRAY['achieved'::text, 'on_track'::text, 'too_slow'::text, 'limited'::text, 'better'::text, 'still'::text, 'mixed'::text, 'worse'::text, 'unknown'::text]))),
	constraint barometer_edition_indicator_decimals CHECK ((decimals = ANY (ARRAY[0, 1, 2]))),
	constraint barometer_edition_indicator_direction CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text, 'closer'::text]))),
	constraint barometer_edition_indicator_frequency CHECK ((frequency = ANY (ARRAY['half_year'::text, 'year'::text, 'two_years'::text, 'irregular'::text]))),
	constraint barometer_edition_indicator_metadata_length CHECK (((length(definition) <= 1000) AND (length(definition_en) <= 1000) AND (length(source_licence) <= 120) AND (length(responsible) <= 160) AND (length(contact) <= 254) AND (length(caveats) <= 1000) AND (length(caveats_en) <= 1000))),
	constraint barometer_edition_indicator_target_after_baseline CHECK ((target_on > baseline_on)),
	constraint barometer_edition_indicator_target_has_a_way CHECK (((target IS NULL) OR (direction <> 'closer'::text))),
	constraint barometer_edition_indicator_target_has_its_time CHECK (((target IS NULL) = (target_on IS NULL))),
	constraint barometer_edition_indicator_target_on_is_half_year CHECK ((target_on = half_year_of(target_on))),
	constraint barometer_edition_indicator_tolerance_check CHECK (((tolerance >= (0)::numeric) AND (tolerance < (1000000)::numeric))),
	constraint barometer_edition_indicator_unknown_says_why CHECK (((class = 'unknown'::text) = (because IS NOT NULL))),
	constraint barometer_edition_indicator_words_length CHECK ((((length(name) >= 1) AND (length(name) <= 160)) AND (length(name_en) <= 160) AND ((length(unit) >= 1) AND (length(unit) <= 60)) AND (length(unit_en) <= 60) AND ((length(source) >= 3) AND (length(source) <= 300)) AND (length(source_url) <= 500) AND ((length(method) >= 3) AND (length(method) <= 2000)) AND (length(method_en) <= 2000)))
);
CREATE UNIQUE INDEX barometer_edition_indicator_by_slug ON barometer_edition_indicator USING btree (edition_id, slug);
CREATE INDEX barometer_edition_indicator_of ON barometer_edition_indicator USING btree (indicator_id);
CREATE TRIGGER barometer_edition_indicator_announce AFTER INSERT OR DELETE OR UPDATE ON barometer_edition_indicator FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER barometer_edition_indicator_frozen BEFORE INSERT OR DELETE OR UPDATE ON barometer_edition_indicator FOR EACH ROW EXECUTE FUNCTION hold_barometer_data();
CREATE TRIGGER barometer_edition_indicator_measure BEFORE UPDATE ON barometer_edition_indicator FOR EACH ROW EXECUTE FUNCTION hold_barometer_measure();

CREATE TABLE barometer_edition_value (
	edition_id integer not null,
	indicator_id integer not null,
	half_year date not null,
	half_year_label text,
	district_nr smallint,
	value numeric,
	reference numeric,
	withheld text,
	provisional boolean default false not null,
	base integer,
	note text,
	constraint barometer_edition_value_once UNIQUE NULLS NOT DISTINCT (edition_id, indicator_id, half_year, district_nr),
	constraint barometer_edition_value_of FOREIGN KEY (edition_id, indicator_id) REFERENCES barometer_edition_indicator(edition_id, indicator_id),
	constraint barometer_edition_value_base_check CHECK ((base >= 0)),
	constraint barometer_edition_value_district_nr CHECK (((district_nr >= 1) AND (district_nr <= 10))),
	constraint barometer_edition_value_half_year_check CHECK ((half_year = half_year_of(half_year))),
	constraint barometer_edition_value_reference_beside_value CHECK (((reference IS NULL) OR (value IS NOT NULL))),
	constraint barometer_edition_value_value_or_why CHECK (((value IS NULL) = (withheld IS NOT NULL))),
	constraint barometer_edition_value_withheld CHECK ((withheld = ANY (ARRAY['few'::text, 'not_measured'::text, 'not_ready'::text, 'uncertain'::text]))),
	constraint barometer_edition_value_words_length CHECK (((length(note) <= 300) AND (length(half_year_label) <= 40)))
);
CREATE TRIGGER barometer_edition_value_announce AFTER INSERT OR DELETE OR UPDATE ON barometer_edition_value FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER barometer_edition_value_frozen BEFORE INSERT OR DELETE OR UPDATE ON barometer_edition_value FOR EACH ROW EXECUTE FUNCTION hold_barometer_data();

CREATE TABLE barometer_erratum (
	id integer generated always as identity not null,
	edition_id integer not null,
	indicator_id integer,
	words text not null,
	written_at timestamp with time zone default now() not null,
	written_by integer not null,
	constraint barometer_erratum_pkey PRIMARY KEY (id),
	constraint barometer_erratum_about FOREIGN KEY (edition_id, indicator_id) REFERENCES barometer_edition_indicator(edition_id, indicator_id),
	constraint barometer_erratum_edition_fkey FOREIGN KEY (edition_id) REFERENCES barometer_edition(id),
	constraint barometer_erratum_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint barometer_erratum_words_length CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
);
CREATE INDEX barometer_erratum_newest ON barometer_erratum USING btree (edition_id, indicator_id, written_at DESC, id DESC);
CREATE TRIGGER barometer_erratum_announce AFTER INSERT OR DELETE OR UPDATE ON barometer_erratum FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER barometer_erratum_append_only BEFORE INSERT OR DELETE OR UPDATE ON barometer_erratum FOR EACH ROW EXECUTE FUNCTION hold_barometer_errata();

CREATE TABLE barrier (
	id integer generated always as identity not null,
	slug text not null,
	state text not null,
	kind text not null,
	area text not null,
	district_nr smallint,
	content_locale text not null,
	organisation_id integer,
	written_title text,
	written_body text,
	written_help text,
	written_source text,
	written_source_url text,
	title text,
	body text,
	help text,
	told_at timestamp with time zone default now() not null,
	received_at timestamp with time zone,
	shown_at timestamp with time zone,
	shown_by integer,
	committee text,
	unit text,
	answer_due_on date,
	owned_at timestamp with time zone,
	owned_by integer,
	answer text,
	answered_at timestamp with time zone,
	answered_by integer,
	merged_into_id integer,
	merged_at timestamp with time zone,
	merged_by integer,
	down_reason text,
	down_at timestamp with time zone,
	supporters integer default 0 not null,
	solved integer default 0 not null,
	unsolved integer default 0 not null,
	search tsvector generated always as ((search_words(COALESCE(title, ''::text), true) || search_words(((COALESCE(body, ''::text) || ' '::text) || COALESCE(help, ''::text)), false))) stored,
	taken_back_at timestamp with time zone,
	constraint barrier_pkey PRIMARY KEY (id),
	constraint barrier_slug_key UNIQUE (slug),
	constraint barrier_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
	constraint barrier_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES person(id),
	constraint barrier_merged_into_fkey FOREIGN KEY (merged_into_id) REFERENCES barrier(id),
	constraint barrier_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint barrier_owned_by_fkey FOREIGN KEY (owned_by) REFERENCES person(id),
	constraint barrier_shown_by_fkey FOREIGN KEY (shown_by) REFERENCES person(id),
	constraint barrier_answer_came_later CHECK ((answered_at >= received_at)),
	constraint barrier_answer_is_whole CHECK ((num_nonnulls(answer, answered_at, answered_by) = ANY (ARRAY[0, 3]))),
	constraint barrier_answered_has_answer CHECK (((state <> 'answered'::text) OR (answer IS NOT NULL))),
	constraint barrier_counts CHECK (((supporters >= 0) AND (solved >= 0) AND (unsolved >= 0) AND ((solved + unsolved) <= supporters))),
	constraint barrier_district_nr CHECK (((district_nr >= 1) AND (district_nr <= 10))),
	constraint barrier_down_reason CHECK ((down_reason = ANY (ARRAY['spam'::text, 'misleading'::text, 'discriminates'::text, 'unlawful'::text, 'personal_data'::text, 'other'::text]))),
	constraint barrier_down_says_why CHECK ((((state = 'down'::text) = (down_reason IS NOT NULL)) AND ((down_reason IS NULL) = (down_at IS NULL)))),
	constraint barrier_is_shown_with_words CHECK (((state <> ALL (ARRAY['shown'::text, 'owned'::text, 'answered'::text])) OR (shown_at IS NOT NULL))),
	constraint barrier_kind CHECK ((kind = ANY (ARRAY['individual'::text, 'systemic'::text]))),
	constraint barrier_locale_is_tag CHECK (is_language_tag(content_locale)),
	constraint barrier_merged_is_whole CHECK ((((state = 'merged'::text) = (merged_into_id IS NOT NULL)) AND (num_nonnulls(merged_into_id, merged_at, merged_by) = ANY (ARRAY[0, 3])) AND (merged_into_id <> id))),
	constraint barrier_owned_has_owner CHECK (((state <> ALL (ARRAY['owned'::text, 'answered'::text])) OR (answer_due_on IS NOT NULL))),
	constraint barrier_owner_is_whole CHECK (((num_nonnulls(committee, unit) <= 1) AND ((num_nonnulls(committee, unit) = 1) = (answer_due_on IS NOT NULL)) AND (num_nonnulls(answer_due_on, owned_at, owned_by) = ANY (ARRAY[0, 3])))),
	constraint barrier_received_when_confirmed CHECK (((state = 'unconfirmed'::text) = (received_at IS NULL))),
	constraint barrier_shown_was_read CHECK (((num_nonnulls(title, body, shown_at, shown_by) = ANY (ARRAY[0, 4])) AND ((help IS NULL) OR (title IS NOT NULL)))),
	constraint barrier_state CHECK ((state = ANY (ARRAY['unconfirmed'::text, 'received'::text, 'shown'::text, 'owned'::text, 'answered'::text, 'down'::text, 'merged'::text]))),
	constraint barrier_taken_back_has_no_words_left CHECK (((taken_back_at IS NULL) OR ((help IS NULL) AND (num_nonnulls(written_title, written_body, written_help, written_source, written_source_url) = 0)))),
	constraint barrier_unread_is_not_further CHECK (((state <> 'received'::text) OR (shown_at IS NULL))),
	constraint barrier_waits_with_words CHECK (((state <> ALL (ARRAY['unconfirmed'::text, 'received'::text])) OR (num_nonnulls(written_title, written_body) = 2))),
	constraint barrier_words_length CHECK ((((length(title) >= 3) AND (length(title) <= 160)) AND ((length(body) >= 10) AND (length(body) <= 4000)) AND ((length(help) >= 1) AND (length(help) <= 2000)) AND ((length(answer) >= 3) AND (length(answer) <= 8000)) AND ((length(unit) >= 2) AND (length(unit) <= 160)))),
	constraint barrier_written_length CHECK ((((length(written_title) >= 3) AND (length(written_title) <= 160)) AND ((length(written_body) >= 10) AND (length(written_body) <= 4000)) AND ((length(written_help) >= 1) AND (length(written_help) <= 2000)) AND ((length(written_source) >= 1) AND (length(written_source) <= 300)) AND (length(written_source_url) <= 500)))
);
CREATE INDEX barrier_by_answer ON barrier USING btree (answered_at DESC, id DESC) WHERE (state = 'answered'::text);
CREATE INDEX barrier_by_answer_due ON barrier USING btree (answer_due_on, id) WHERE (state = 'owned'::text);
CREATE INDEX barrier_by_receipt ON barrier USING btree (received_at DESC, id DESC) WHERE (received_at IS NOT NULL);
CREATE INDEX barrier_down ON barrier USING btree (down_at) WHERE (state = 'down'::text);
CREATE INDEX barrier_known_to_most ON barrier USING btree (supporters DESC, id DESC) WHERE (state = ANY (ARRAY['shown'::text, 'owned'::text, 'answered'::text]));
CREATE INDEX barrier_merged_into ON barrier USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX barrier_newest ON barrier USING btree (shown_at DESC, id DESC) WHERE (state = ANY (ARRAY['shown'::text, 'owned'::text, 'answered'::text]));
CREATE INDEX barrier_organisation ON barrier USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX barrier_search ON barrier USING gin (search);
CREATE INDEX barrier_unconfirmed ON barrier USING btree (told_at) WHERE (state = 'unconfirmed'::text);
CREATE INDEX barrier_unowned ON barrier USING btree (shown_at, id) WHERE (state = 'shown'::text);
CREATE INDEX barrier_unsolved ON barrier USING btree (received_at, id) WHERE ((state = 'answered'::text) AND (unsolved > 0));
CREATE INDEX barrier_waiting ON barrier USING btree (received_at, id) WHERE (state = 'received'::text);
CREATE INDEX barrier_written ON barrier USING btree (shown_at) WHERE (written_body IS NOT NULL);
CREATE TRIGGER barrier_announce AFTER INSERT OR DELETE OR UPDATE ON barrier FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER barrier_goes_from_package AFTER DELETE ON barrier FOR EACH ROW WHEN ((old.state = ANY (ARRAY['shown'::text, 'owned'::text, 'answered'::text]))) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER barrier_hides_from_package AFTER UPDATE OF state, title ON barrier FOR EACH ROW WHEN (((old.state = ANY (ARRAY['shown'::text, 'owned'::text, 'answered'::text])) AND ((new.state = ANY (ARRAY['down'::text, 'merged'::text])) OR (new.title IS DISTINCT FROM old.title)))) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER barrier_holds BEFORE UPDATE ON barrier FOR EACH ROW EXECUTE FUNCTION hold_barrier();
CREATE TRIGGER barrier_stays_taken_back BEFORE UPDATE OF taken_back_at ON barrier FOR EACH ROW WHEN ((old.taken_back_at IS NOT NULL)) EXECUTE FUNCTION hold_taken_back();

CREATE TABLE barrier_link (
	id integer generated always as identity not null,
	barrier_id integer not null,
	commitment_id integer,
	action_id integer,
	posting_id integer,
	linked_at timestamp with time zone default now() not null,
	linked_by integer not null,
	constraint barrier_link_pkey PRIMARY KEY (id),
	constraint barrier_link_action_fkey FOREIGN KEY (action_id) REFERENCES plan_action(id) ON DELETE CASCADE,
	constraint barrier_link_barrier_fkey FOREIGN KEY (barrier_id) REFERENCES barrier(id) ON DELETE CASCADE,
	constraint barrier_link_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE,
	constraint barrier_link_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES person(id),
	constraint barrier_link_posting_fkey FOREIGN KEY (posting_id) REFERENCES posting(id) ON DELETE CASCADE,
	constraint barrier_link_is_one_thing CHECK ((num_nonnulls(commitment_id, action_id, posting_id) = 1))
);
CREATE UNIQUE INDEX barrier_link_action ON barrier_link USING btree (action_id, barrier_id) WHERE (action_id IS NOT NULL);
CREATE UNIQUE INDEX barrier_link_commitment ON barrier_link USING btree (commitment_id, barrier_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX barrier_link_of_barrier ON barrier_link USING btree (barrier_id, id);
CREATE UNIQUE INDEX barrier_link_posting ON barrier_link USING btree (posting_id, barrier_id) WHERE (posting_id IS NOT NULL);
CREATE TRIGGER barrier_link_announce AFTER INSERT OR DELETE OR UPDATE ON barrier_link FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE barrier_outcome (
	id integer generated always as identity not null,
	barrier_id integer not null,
	words text not null,
	written_at timestamp with time zone default now() not null,
	written_by integer not null,
	constraint barrier_outcome_pkey PRIMARY KEY (id),
	constraint barrier_outcome_barrier_fkey FOREIGN KEY (barrier_id) REFERENCES barrier(id),
	constraint barrier_outcome_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint barrier_outcome_length CHECK (((length(words) >= 3) AND (length(words) <= 4000)))
);
CREATE INDEX barrier_outcome_of_barrier ON barrier_outcome USING btree (barrier_id, written_at, id);
CREATE TRIGGER barrier_outcome_announce AFTER INSERT OR DELETE OR UPDATE ON barrier_outcome FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER barrier_outcome_append_only BEFORE DELETE OR UPDATE ON barrier_outcome FOR EACH ROW EXECUTE FUNCTION hold_append_only();
CREATE TRIGGER barrier_outcome_holds BEFORE INSERT ON barrier_outcome FOR EACH ROW EXECUTE FUNCTION hold_barrier_outcome();

CREATE TABLE barrier_source (
	id integer generated always as identity not null,
	barrier_id integer not null,
	source text not null,
	url text,
	added_at timestamp with time zone default now() not null,
	added_by integer not null,
	constraint barrier_source_pkey PRIMARY KEY (id),
	constraint barrier_source_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
	constraint barrier_source_barrier_fkey FOREIGN KEY (barrier_id) REFERENCES barrier(id) ON DELETE CASCADE,
	constraint barrier_source_length CHECK ((((length(source) >= 1) AND (length(source) <= 300)) AND (length(url) <= 500)))
);
CREATE INDEX barrier_source_of_barrier ON barrier_source USING btree (barrier_id, id);
CREATE TRIGGER barrier_source_announce AFTER INSERT OR DELETE OR UPDATE ON barrier_source FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE barrier_voice (
	id integer generated always as identity not null,
	barrier_id integer not null,
	email text,
	locale text not null,
	told boolean default false not null,
	asked_at timestamp with time zone default now() not null,
	mailed_at timestamp with time zone default now() not null,
	confirmed_at timestamp with time zone,
	verdict text,
	verdict_at timestamp with time zone,
	constraint barrier_voice_pkey PRIMARY KEY (id),
	constraint barrier_voice_barrier_fkey FOREIGN KEY (barrier_id) REFERENCES barrier(id) ON DELETE CASCADE,
	constraint barrier_voice_email_length CHECK (((length(email) >= 3) AND (length(email) <= 254))),
	constraint barrier_voice_locale_is_tag CHECK (is_language_tag(locale)),
	constraint barrier_voice_unconfirmed_has_email CHECK (((confirmed_at IS NOT NULL) OR (email IS NOT NULL))),
	constraint barrier_voice_verdict CHECK ((verdict = ANY (ARRAY['solved'::text, 'unsolved'::text]))),
	constraint barrier_voice_verdict_is_whole CHECK (((verdict IS NULL) = (verdict_at IS NULL))),
	constraint barrier_voice_verdict_of_teller CHECK (((verdict IS NULL) OR (told AND (confirmed_at IS NOT NULL))))
);
CREATE INDEX barrier_voice_email ON barrier_voice USING btree (lower(email)) WHERE (email IS NOT NULL);
CREATE INDEX barrier_voice_of_barrier ON barrier_voice USING btree (barrier_id, id);
CREATE UNIQUE INDEX barrier_voice_once ON barrier_voice USING btree (barrier_id, lower(email)) WHERE (email IS NOT NULL);
CREATE INDEX barrier_voice_unconfirmed ON barrier_voice USING btree (asked_at) WHERE (confirmed_at IS NULL);
CREATE TRIGGER barrier_voice_counts AFTER INSERT OR DELETE OR UPDATE OF barrier_id, confirmed_at, verdict ON barrier_voice FOR EACH ROW EXECUTE FUNCTION count_barrier_voices();

CREATE TABLE benefit (
	id integer generated always as identity not null,
	slug text not null,
	organisation_id integer not null,
	kind text not null,
	title text not null,
	description text not null,
	how_to_get text not null,
	content_locale text default 'da'::text not null,
	audience text[] not null,
	reach text not null,
	districts smallint[] default '{}'::smallint[] not null,
	site_id integer,
	place_name text,
	address text,
	lat double precision,
	lng double precision,
	district_nr smallint,
	price_kr integer,
	link text,
	valid_until date,
	confirmed_at timestamp with time zone not null,
	state text default 'draft'::text not null,
	state_changed_at timestamp with time zone not null,
	state_changed_by integer,
	state_reason text,
	published_at timestamp with time zone,
	created_at timestamp with time zone not null,
	created_by integer,
	search tsvector,
	taken_down_at timestamp with time zone,
	taken_down_reason text,
	constraint benefit_pkey PRIMARY KEY (id),
	constraint benefit_slug_key UNIQUE (slug),
	constraint benefit_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint benefit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint benefit_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE SET NULL,
	constraint benefit_state_changed_by_fkey FOREIGN KEY (state_changed_by) REFERENCES person(id),
	constraint benefit_address_check CHECK ((length(address) <= 200)),
	constraint benefit_audience_check CHECK ((audience <@ ARRAY['everyone'::text, 'children'::text, 'young'::text, 'parents'::text, 'pensioners'::text, 'students'::text, 'job_seekers'::text, 'low_income'::text, 'volunteers'::text])),
	constraint benefit_audience_is_said CHECK ((cardinality(audience) > 0)),
	constraint benefit_content_locale_check CHECK ((content_locale ~ '^[a-z]{2,3}$'::text)),
	constraint benefit_description_check CHECK ((length(description) <= 8000)),
	constraint benefit_district_nr_check CHECK (((district_nr >= 1) AND (district_nr <= 10))),
	constraint benefit_districts_are_said CHECK (((reach = 'districts'::text) = (cardinality(districts) > 0))),
	constraint benefit_districts_check CHECK ((districts <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint, (8)::smallint, (9)::smallint, (10)::smallint])),
	constraint benefit_everyone_is_all CHECK (((NOT ('everyone'::text = ANY (audience))) OR (cardinality(audience) = 1))),
	constraint benefit_how_to_get_check CHECK ((length(how_to_get) <= 2000)),
	constraint benefit_kind_check CHECK ((kind = ANY (ARRAY['leisure'::text, 'discount'::text, 'right'::text, 'grant'::text, 'opening_hours'::text]))),
	constraint benefit_lat_check CHECK (((lat >= (54.4)::double precision) AND (lat <= (58)::double precision))),
	constraint benefit_link_check CHECK ((length(link) <= 500)),
	constraint benefit_lng_check CHECK (((lng >= (7.5)::double precision) AND (lng <= (15.3)::double precision))),
	constraint benefit_place_is_said CHECK (((reach = 'place'::text) OR (num_nonnulls(site_id, place_name, address, lat, lng, district_nr) = 0))),
	constraint benefit_place_name_check CHECK ((length(place_name) <= 120)),
	constraint benefit_point_is_whole CHECK (((lat IS NULL) = (lng IS NULL))),
	constraint benefit_price_kr_check CHECK (((price_kr >= 0) AND (price_kr <= 100000))),
	constraint benefit_published_is_dated CHECK (
CASE
    WHEN (taken_down_at IS NULL) THEN ((state = 'draft'::text) = (published_at IS NULL))
    ELSE (published_at IS NOT NULL)
END),
	constraint benefit_reach_check CHECK ((reach = ANY (ARRAY['place'::text, 'districts'::text, 'city'::text]))),
	constraint benefit_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'ended'::text]))),
	constraint benefit_state_reason_check CHECK ((length(state_reason) <= 1000)),
	constraint benefit_taken_down_is_hidden CHECK (((taken_down_at IS NULL) OR (state = 'draft'::text))),
	constraint benefit_taken_down_reason CHECK ((taken_down_reason = ANY (ARRAY['spam'::text, 'misleading'::text, 'discriminates'::text, 'unlawful'::text, 'personal_data'::text, 'other'::text]))),
	constraint benefit_taken_down_says_why CHECK (((taken_down_at IS NULL) = (taken_down_reason IS NULL))),
	constraint benefit_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120)))
);
CREATE INDEX benefit_created_by ON benefit USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX benefit_current ON benefit USING btree (id) WHERE (state = 'published'::text);
CREATE INDEX benefit_organisation ON benefit USING btree (organisation_id, id);
CREATE INDEX benefit_search ON benefit USING gin (search);
CREATE INDEX benefit_site ON benefit USING btree (site_id) WHERE (site_id IS NOT NULL);
CREATE INDEX benefit_state_changed_by ON benefit USING btree (state_changed_by) WHERE (state_changed_by IS NOT NULL);
CREATE TRIGGER benefit_announce AFTER INSERT OR DELETE OR UPDATE ON benefit FOR EACH ROW EXECUTE FUNCTION announce_row('id');
CREATE TRIGGER benefit_goes_from_package AFTER DELETE ON benefit FOR EACH ROW WHEN ((old.state <> 'draft'::text)) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER benefit_hides_from_package AFTER UPDATE OF state, address ON benefit FOR EACH ROW WHEN (((old.state <> 'draft'::text) AND ((new.state = 'draft'::text) OR ((old.address IS NOT NULL) AND (new.address IS NULL))))) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER benefit_search BEFORE INSERT OR UPDATE OF title, description, how_to_get, audience, districts, place_name, address, district_nr, organisation_id ON benefit FOR EACH ROW EXECUTE FUNCTION benefit_search();

CREATE TABLE casework_case (
	organisation_id integer not null,
	owner_id integer,
	next_call_on date,
	changed_at timestamp with time zone not null,
	advert_protected boolean default false not null,
	constraint casework_case_pkey PRIMARY KEY (organisation_id),
	constraint casework_case_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint casework_case_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id)
);
CREATE INDEX casework_case_next_call ON casework_case USING btree (next_call_on, organisation_id) WHERE (next_call_on IS NOT NULL);
CREATE INDEX casework_case_owner ON casework_case USING btree (owner_id) WHERE (owner_id IS NOT NULL);

CREATE TABLE casework_dormancy (
	organisation_id integer not null,
	reminded_at timestamp with time zone,
	reminded_by integer,
	closing_on date,
	closing_reason text,
	closing_by integer,
	closing_at timestamp with time zone,
	constraint casework_dormancy_pkey PRIMARY KEY (organisation_id),
	constraint casework_dormancy_closing_by_fkey FOREIGN KEY (closing_by) REFERENCES person(id),
	constraint casework_dormancy_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint casework_dormancy_reminded_by_fkey FOREIGN KEY (reminded_by) REFERENCES person(id),
	constraint casework_dormancy_closing_is_whole CHECK ((num_nonnulls(closing_on, closing_reason, closing_by, closing_at) = ANY (ARRAY[0, 4]))),
	constraint casework_dormancy_reason_length CHECK (((length(closing_reason) >= 1) AND (length(closing_reason) <= 1000))),
	constraint casework_dormancy_reminded_by_somebody CHECK (((reminded_at IS NULL) = (reminded_by IS NULL)))
);
CREATE INDEX casework_dormancy_closing ON casework_dormancy USING btree (closing_on, organisation_id) WHERE (closing_on IS NOT NULL);
CREATE INDEX casework_dormancy_closing_by ON casework_dormancy USING btree (closing_by) WHERE (closing_by IS NOT NULL);
CREATE INDEX casework_dormancy_reminded_by ON casework_dormancy USING btree (reminded_by) WHERE (reminded_by IS NOT NULL);

CREATE TABLE casework_note (
	id integer generated always as identity not null,
	organisation_id integer not null,
	kind text not null,
	words text default ''::text not null,
	written_at timestamp with time zone not null,
	written_by integer not null,
	corrects_id integer,
	constraint casework_note_pkey PRIMARY KEY (id),
	constraint casework_note_corrects_id_key UNIQUE (corrects_id),
	constraint casework_note_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES casework_note(id),
	constraint casework_note_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint casework_note_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint casework_note_kind CHECK ((kind = ANY (ARRAY['note'::text, 'call'::text, 'no_answer'::text]))),
	constraint casework_note_says_something CHECK (((kind = 'no_answer'::text) OR (words <> ''::text))),
	constraint casework_note_words_length CHECK ((length(words) <= 4000))
);
CREATE INDEX casework_note_newest ON casework_note USING btree (organisation_id, written_at DESC, id DESC);
CREATE INDEX casework_note_written_by ON casework_note USING btree (written_by);
CREATE TRIGGER casework_note_append_only BEFORE DELETE OR UPDATE ON casework_note FOR EACH ROW EXECUTE FUNCTION casework_note_guard();
CREATE TRIGGER casework_note_corrects BEFORE INSERT ON casework_note FOR EACH ROW WHEN ((new.corrects_id IS NOT NULL)) EXECUTE FUNCTION casework_note_corrects_own();

CREATE TABLE casework_task (
	id integer generated always as identity not null,
	organisation_id integer not null,
	note_id integer,
	words text not null,
	due_on date not null,
	owner_id integer not null,
	created_at timestamp with time zone not null,
	created_by integer not null,
	done_at timestamp with time zone,
	done_by integer,
	reminded_at timestamp with time zone,
	constraint casework_task_pkey PRIMARY KEY (id),
	constraint casework_task_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint casework_task_done_by_fkey FOREIGN KEY (done_by) REFERENCES person(id),
	constraint casework_task_note_id_fkey FOREIGN KEY (note_id) REFERENCES casework_note(id),
	constraint casework_task_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint casework_task_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
	constraint casework_task_done_by_somebody CHECK (((done_at IS NULL) = (done_by IS NULL))),
	constraint casework_task_words_length CHECK (((length(words) >= 2) AND (length(words) <= 200)))
);
CREATE INDEX casework_task_created_by ON casework_task USING btree (created_by);
CREATE INDEX casework_task_done_by ON casework_task USING btree (done_by) WHERE (done_by IS NOT NULL);
CREATE INDEX casework_task_note ON casework_task USING btree (note_id) WHERE (note_id IS NOT NULL);
CREATE INDEX casework_task_open ON casework_task USING btree (due_on, id) WHERE (done_at IS NULL);
CREATE INDEX casework_task_organisation ON casework_task USING btree (organisation_id, id DESC);
CREATE INDEX casework_task_owner ON casework_task USING btree (owner_id);
CREATE INDEX casework_task_to_remind ON casework_task USING btree (due_on, id) WHERE ((done_at IS NULL) AND (reminded_at IS NULL));

CREATE TABLE charter_ask (
	charter_version_id integer not null,
	organisation_id integer not null,
	asked_at timestamp with time zone not null,
	asked_by integer not null,
	constraint charter_ask_pkey PRIMARY KEY (charter_version_id, organisation_id),
	constraint charter_ask_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
	constraint charter_ask_charter_version_id_fkey FOREIGN KEY (charter_version_id) REFERENCES charter_version(id),
	constraint charter_ask_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX charter_ask_asked_by ON charter_ask USING btree (asked_by);
CREATE INDEX charter_ask_organisation ON charter_ask USING btree (organisation_id);

CREATE TABLE charter_draft (
	id integer generated always as identity not null,
	number integer not null,
	texts jsonb not null,
	takes_effect_on date,
	drafted_by integer not null,
	created_at timestamp with time zone not null,
	sent_at timestamp with time zone,
	returned_reason text,
	constraint charter_draft_pkey PRIMARY KEY (id),
	constraint charter_draft_number_key UNIQUE (number),
	constraint charter_draft_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES person(id),
	constraint charter_draft_number_check CHECK ((number > 1)),
	constraint charter_draft_reason_length CHECK (((length(returned_reason) >= 1) AND (length(returned_reason) <= 1000))),
	constraint charter_draft_sent_with_day CHECK (((sent_at IS NULL) OR (takes_effect_on IS NOT NULL))),
	constraint charter_draft_texts_by_language CHECK (is_text_by_language(texts))
);
CREATE INDEX charter_draft_drafted_by ON charter_draft USING btree (drafted_by);
CREATE INDEX charter_draft_waiting ON charter_draft USING btree (number) WHERE (sent_at IS NOT NULL);
CREATE TRIGGER charter_draft_stays BEFORE UPDATE ON charter_draft FOR EACH ROW EXECUTE FUNCTION charter_draft_guard();

CREATE TABLE charter_version (
	id integer generated always as identity not null,
	number integer not null,
	texts jsonb not null,
	hash text not null,
	published_at timestamp with time zone default now() not null,
	takes_effect_on date,
	drafted_by integer,
	approved_by integer,
	constraint charter_version_pkey PRIMARY KEY (id),
	constraint charter_version_hash_key UNIQUE (hash),
	constraint charter_version_number_key UNIQUE (number),
	constraint charter_version_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES person(id),
	constraint charter_version_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES person(id),
	constraint charter_version_drafted_is_approved CHECK (((drafted_by IS NULL) = (approved_by IS NULL))),
	constraint charter_version_four_eyes CHECK ((drafted_by <> approved_by)),
	constraint charter_version_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
	constraint charter_version_hash_is_of_texts CHECK ((hash = charter_hash(texts))),
	constraint charter_version_number_check CHECK ((number > 0)),
	constraint charter_version_texts_by_language CHECK (is_text_by_language(texts))
);
CREATE INDEX charter_version_approved_by ON charter_version USING btree (approved_by) WHERE (approved_by IS NOT NULL);
CREATE INDEX charter_version_drafted_by ON charter_version USING btree (drafted_by) WHERE (drafted_by IS NOT NULL);
CREATE TRIGGER charter_version_announce AFTER INSERT OR DELETE OR UPDATE ON charter_version FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER charter_version_frozen BEFORE DELETE OR UPDATE ON charter_version FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER charter_version_is_its_draft BEFORE INSERT ON charter_version FOR EACH ROW EXECUTE FUNCTION charter_version_from_draft();

CREATE TABLE circle (
	id integer generated always as identity not null,
	slug text not null,
	name text not null,
	purpose text not null,
	is_public boolean not null,
	created_at timestamp with time zone default now() not null,
	created_by integer not null,
	kind text not null,
	theme text,
	joining text,
	goals text,
	coordinator_id integer,
	search tsvector generated always as ((search_words(name, true) || search_words(((purpose || ' '::text) || COALESCE(goals, ''::text)), false))) stored,
	constraint circle_pkey PRIMARY KEY (id),
	constraint circle_slug_key UNIQUE (slug),
	constraint circle_coordinator_fkey FOREIGN KEY (coordinator_id) REFERENCES organisation(id),
	constraint circle_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint circle_goals_length CHECK (((length(goals) >= 3) AND (length(goals) <= 4000))),
	constraint circle_joining CHECK ((joining = ANY (ARRAY['open'::text, 'request'::text]))),
	constraint circle_kind CHECK ((kind = ANY (ARRAY['forum'::text, 'network'::text]))),
	constraint circle_network_is_public CHECK (((kind = 'forum'::text) OR is_public)),
	constraint circle_network_is_whole CHECK (((num_nonnulls(theme, joining, coordinator_id) =
CASE kind
    WHEN 'network'::text THEN 3
    ELSE 0
END) AND ((kind = 'network'::text) OR (goals IS NULL)))),
	constraint circle_theme CHECK ((theme = ANY (ARRAY['work'::text, 'education'::text, 'city_life'::text, 'dialogue'::text, 'intercultural'::text]))),
	constraint circle_words_length CHECK ((((length(name) >= 1) AND (length(name) <= 160)) AND ((length(purpose) >= 10) AND (length(purpose) <= 4000))))
);
CREATE INDEX circle_by_name ON circle USING btree (name COLLATE "da-x-icu", id);
CREATE INDEX circle_coordinator ON circle USING btree (coordinator_id) WHERE (coordinator_id IS NOT NULL);
CREATE INDEX circle_search ON circle USING gin (search);
CREATE TRIGGER circle_announce AFTER INSERT OR DELETE OR UPDATE ON circle FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE circle_answer (
	meeting_id integer not null,
	seat_id integer not null,
	circle_id integer not null,
	asked_at timestamp with time zone default now() not null,
	answer text,
	answered_at timestamp with time zone,
	reminded_at timestamp with time zone,
	constraint circle_answer_pkey PRIMARY KEY (meeting_id, seat_id),
	constraint circle_answer_meeting_fkey FOREIGN KEY (meeting_id, circle_id) REFERENCES circle_meeting(id, circle_id),
	constraint circle_answer_seat_fkey FOREIGN KEY (seat_id, circle_id) REFERENCES circle_seat(id, circle_id),
	constraint circle_answer_answer CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'maybe'::text]))),
	constraint circle_answer_is_whole CHECK (((answer IS NULL) = (answered_at IS NULL)))
);
CREATE INDEX circle_answer_of_seat ON circle_answer USING btree (seat_id, meeting_id);
CREATE TRIGGER circle_answer_holds BEFORE INSERT OR UPDATE OF answer ON circle_answer FOR EACH ROW EXECUTE FUNCTION hold_circle_answer();

CREATE TABLE circle_decision (
	id integer generated always as identity not null,
	circle_id integer not null,
	meeting_id integer,
	words text not null,
	owner text not null,
	due_on date not null,
	decided_at timestamp with time zone default now() not null,
	decided_by integer not null,
	done_on date,
	done_by integer,
	constraint circle_decision_pkey PRIMARY KEY (id),
	constraint circle_decision_circle_fkey FOREIGN KEY (circle_id) REFERENCES circle(id),
	constraint circle_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
	constraint circle_decision_done_by_fkey FOREIGN KEY (done_by) REFERENCES person(id),
	constraint circle_decision_meeting_fkey FOREIGN KEY (meeting_id, circle_id) REFERENCES circle_meeting(id, circle_id),
	constraint circle_decision_done_by CHECK (((done_on IS NULL) = (done_by IS NULL))),
	constraint circle_decision_length CHECK ((((length(words) >= 3) AND (length(words) <= 2000)) AND ((length(owner) >= 2) AND (length(owner) <= 160))))
);
CREATE INDEX circle_decision_of_circle ON circle_decision USING btree (circle_id, due_on, id);
CREATE INDEX circle_decision_of_meeting ON circle_decision USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE TRIGGER circle_decision_announce AFTER INSERT OR DELETE OR UPDATE ON circle_decision FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER circle_decision_holds BEFORE UPDATE ON circle_decision FOR EACH ROW EXECUTE FUNCTION hold_circle_decision();

CREATE TABLE circle_document (
	id integer generated always as identity not null,
	circle_id integer not null,
	title text not null,
	url text,
	added_at timestamp with time zone default now() not null,
	added_by integer not null,
	file_key text,
	file_name text,
	media_type text,
	bytes integer,
	meeting_id integer,
	constraint circle_document_pkey PRIMARY KEY (id),
	constraint circle_document_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
	constraint circle_document_circle_fkey FOREIGN KEY (circle_id) REFERENCES circle(id),
	constraint circle_document_meeting_fkey FOREIGN KEY (meeting_id, circle_id) REFERENCES circle_meeting(id, circle_id),
	constraint circle_document_file_length CHECK ((((length(file_name) >= 1) AND (length(file_name) <= 200)) AND (bytes > 0))),
	constraint circle_document_is_link_or_file CHECK (((num_nonnulls(url, file_key) = 1) AND (num_nonnulls(file_key, file_name, media_type, bytes) = ANY (ARRAY[0, 4])))),
	constraint circle_document_length CHECK ((((length(title) >= 3) AND (length(title) <= 160)) AND (length(url) <= 500))),
	constraint circle_document_media_type CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/webp'::text])))
);
CREATE INDEX circle_document_file ON circle_document USING btree (file_key) WHERE (file_key IS NOT NULL);
CREATE INDEX circle_document_of_circle ON circle_document USING btree (circle_id, id);
CREATE INDEX circle_document_of_meeting ON circle_document USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE TRIGGER circle_document_announce AFTER INSERT OR DELETE OR UPDATE ON circle_document FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER circle_document_room BEFORE INSERT ON circle_document FOR EACH ROW WHEN ((new.bytes IS NOT NULL)) EXECUTE FUNCTION hold_circle_papers();

CREATE TABLE circle_meeting (
	id integer generated always as identity not null,
	circle_id integer not null,
	title text not null,
	starts_at timestamp with time zone not null,
	ends_at timestamp with time zone not null,
	place text,
	online_url text,
	agenda text not null,
	revision integer default 0 not null,
	created_at timestamp with time zone default now() not null,
	created_by integer not null,
	changed_at timestamp with time zone default now() not null,
	called_at timestamp with time zone,
	called_by integer,
	cancelled_at timestamp with time zone,
	cancelled_by integer,
	minutes text,
	minutes_at timestamp with time zone,
	minutes_by integer,
	constraint circle_meeting_pkey PRIMARY KEY (id),
	constraint circle_meeting_in_circle UNIQUE (id, circle_id),
	constraint circle_meeting_called_by_fkey FOREIGN KEY (called_by) REFERENCES person(id),
	constraint circle_meeting_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES person(id),
	constraint circle_meeting_circle_fkey FOREIGN KEY (circle_id) REFERENCES circle(id),
	constraint circle_meeting_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint circle_meeting_minutes_by_fkey FOREIGN KEY (minutes_by) REFERENCES person(id),
	constraint circle_meeting_called_by CHECK (((called_at IS NULL) = (called_by IS NULL))),
	constraint circle_meeting_cancelled_by CHECK (((cancelled_at IS NULL) = (cancelled_by IS NULL))),
	constraint circle_meeting_ends_later CHECK (((ends_at > starts_at) AND (ends_at < (starts_at + '1 day'::interval)))),
	constraint circle_meeting_is_somewhere CHECK ((num_nonnulls(place, online_url) > 0)),
	constraint circle_meeting_length CHECK ((((length(title) >= 3) AND (length(title) <= 160)) AND ((length(place) >= 2) AND (length(place) <= 200)) AND (length(online_url) <= 500) AND ((length(agenda) >= 3) AND (length(agenda) <= 4000)) AND ((length(minutes) >= 3) AND (length(minutes) <= 20000)))),
	constraint circle_meeting_minutes_are_whole CHECK ((num_nonnulls(minutes, minutes_at, minutes_by) = ANY (ARRAY[0, 3]))),
	constraint circle_meeting_minutes_of_what_was CHECK (((minutes_at IS NULL) OR ((cancelled_at IS NULL) AND (minutes_at >= starts_at))))
);
CREATE INDEX circle_meeting_coming ON circle_meeting USING btree (starts_at) WHERE ((called_at IS NOT NULL) AND (cancelled_at IS NULL) AND (minutes_at IS NULL));
CREATE INDEX circle_meeting_of_circle ON circle_meeting USING btree (circle_id, starts_at, id);
CREATE TRIGGER circle_meeting_announce AFTER INSERT OR DELETE OR UPDATE ON circle_meeting FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE circle_news (
	id integer generated always as identity not null,
	circle_id integer not null,
	title text not null,
	words text not null,
	sent_at timestamp with time zone default now() not null,
	sent_by integer not null,
	constraint circle_news_pkey PRIMARY KEY (id),
	constraint circle_news_circle_fkey FOREIGN KEY (circle_id) REFERENCES circle(id),
	constraint circle_news_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id),
	constraint circle_news_length CHECK ((((length(title) >= 3) AND (length(title) <= 160)) AND ((length(words) >= 3) AND (length(words) <= 8000))))
);
CREATE INDEX circle_news_of_circle ON circle_news USING btree (circle_id, sent_at, id);

CREATE TABLE circle_pin (
	id integer generated always as identity not null,
	circle_id integer not null,
	place smallint not null,
	event_id integer,
	opportunity_id integer,
	commitment_id integer,
	pinned_at timestamp with time zone default now() not null,
	pinned_by integer not null,
	constraint circle_pin_pkey PRIMARY KEY (id),
	constraint circle_pin_place_once UNIQUE (circle_id, place) DEFERRABLE,
	constraint circle_pin_circle_fkey FOREIGN KEY (circle_id) REFERENCES circle(id),
	constraint circle_pin_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE,
	constraint circle_pin_event_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint circle_pin_opportunity_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity(id) ON DELETE CASCADE,
	constraint circle_pin_pinned_by_fkey FOREIGN KEY (pinned_by) REFERENCES person(id),
	constraint circle_pin_is_one_thing CHECK ((num_nonnulls(event_id, opportunity_id, commitment_id) = 1)),
	constraint circle_pin_six_places CHECK (((place >= 1) AND (place <= 6)))
);
CREATE UNIQUE INDEX circle_pin_commitment ON circle_pin USING btree (commitment_id, circle_id) WHERE (commitment_id IS NOT NULL);
CREATE UNIQUE INDEX circle_pin_event ON circle_pin USING btree (event_id, circle_id) WHERE (event_id IS NOT NULL);
CREATE UNIQUE INDEX circle_pin_opportunity ON circle_pin USING btree (opportunity_id, circle_id) WHERE (opportunity_id IS NOT NULL);
CREATE TRIGGER circle_pin_announce AFTER INSERT OR DELETE OR UPDATE ON circle_pin FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE circle_seat (
	id integer generated always as identity not null,
	circle_id integer not null,
	state text default 'invited'::text not null,
	kind text not null,
	organisation_id integer,
	name text,
	email text,
	locale text not null,
	from_on date not null,
	to_on date,
	shows_name boolean default false not null,
	muted boolean default false not null,
	invited_at timestamp with time zone default now() not null,
	invited_by integer,
	answered_at timestamp with time zone,
	left_at timestamp with time zone,
	person_id integer,
	declined_because text,
	constraint circle_seat_pkey PRIMARY KEY (id),
	constraint circle_seat_in_circle UNIQUE (id, circle_id),
	constraint circle_seat_circle_fkey FOREIGN KEY (circle_id) REFERENCES circle(id),
	constraint circle_seat_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES person(id),
	constraint circle_seat_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint circle_seat_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
	constraint circle_seat_asks_for_organisation CHECK (((state <> 'requested'::text) OR (person_id IS NOT NULL))),
	constraint circle_seat_citizen_is_nobodys CHECK (((kind <> 'citizen'::text) OR (organisation_id IS NULL))),
	constraint circle_seat_declined_because CHECK (((declined_because IS NULL) OR ((state = 'declined'::text) AND ((length(declined_because) >= 3) AND (length(declined_because) <= 1000))))),
	constraint circle_seat_invited_by CHECK (((person_id IS NULL) = (invited_by IS NOT NULL))),
	constraint circle_seat_is_somebodys CHECK (((state <> ALL (ARRAY['invited'::text, 'held'::text])) OR (person_id IS NOT NULL) OR (num_nonnulls(name, email) = 2))),
	constraint circle_seat_kind CHECK ((kind = ANY (ARRAY['authority'::text, 'education'::text, 'business'::text, 'association'::text, 'organisation'::text, 'neighbourhood'::text, 'citizen'::text]))),
	constraint circle_seat_left_when CHECK (((state = 'left'::text) = (left_at IS NOT NULL))),
	constraint circle_seat_length CHECK ((((length(name) >= 1) AND (length(name) <= 120)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
	constraint circle_seat_locale_is_tag CHECK (is_language_tag(locale)),
	constraint circle_seat_name_with_a_yes CHECK (((NOT shows_name) OR (state = 'held'::text))),
	constraint circle_seat_person_is_of_organisation CHECK (((person_id IS NULL) OR ((organisation_id IS NOT NULL) AND (num_nonnulls(name, email) = 0)))),
	constraint circle_seat_state CHECK ((state = ANY (ARRAY['requested'::text, 'invited'::text, 'held'::text, 'declined'::text, 'left'::text]))),
	constraint circle_seat_term CHECK ((to_on >= from_on)),
	constraint circle_seat_waits_unanswered CHECK (((state = ANY (ARRAY['requested'::text, 'invited'::text])) = (answered_at IS NULL)))
);
CREATE INDEX circle_seat_email ON circle_seat USING btree (lower(email)) WHERE (email IS NOT NULL);
CREATE INDEX circle_seat_of_circle ON circle_seat USING btree (circle_id, id);
CREATE UNIQUE INDEX circle_seat_of_one_organisation ON circle_seat USING btree (circle_id, organisation_id) WHERE ((person_id IS NOT NULL) AND (state = ANY (ARRAY['requested'::text, 'held'::text])));
CREATE UNIQUE INDEX circle_seat_once ON circle_seat USING btree (circle_id, lower(email)) WHERE (state = ANY (ARRAY['invited'::text, 'held'::text]));
CREATE INDEX circle_seat_organisation ON circle_seat USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX circle_seat_person ON circle_seat USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX circle_seat_requested ON circle_seat USING btree (circle_id, id) WHERE (state = 'requested'::text);
CREATE TRIGGER circle_seat_announce AFTER INSERT OR DELETE OR UPDATE ON circle_seat FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE cities_index_edition (
	id integer generated always as identity not null,
	year smallint not null,
	title text not null,
	our_city text not null,
	source text not null,
	source_url text,
	comparison_note text,
	comparison_note_en text,
	state text default 'draft'::text not null,
	created_at timestamp with time zone default now() not null,
	created_by integer not null,
	released_at timestamp with time zone,
	released_by integer,
	constraint cities_index_edition_pkey PRIMARY KEY (id),
	constraint cities_index_edition_year_key UNIQUE (year),
	constraint cities_index_edition_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint cities_index_edition_released_by_fkey FOREIGN KEY (released_by) REFERENCES person(id),
	constraint cities_index_edition_another_releases CHECK ((released_by <> created_by)),
	constraint cities_index_edition_released_when_released CHECK ((((state = 'released'::text) = (released_at IS NOT NULL)) AND ((released_at IS NULL) = (released_by IS NULL)))),
	constraint cities_index_edition_state CHECK ((state = ANY (ARRAY['draft'::text, 'released'::text]))),
	constraint cities_index_edition_words_length CHECK ((((length(title) >= 3) AND (length(title) <= 120)) AND ((length(our_city) >= 2) AND (length(our_city) <= 80)) AND ((length(source) >= 3) AND (length(source) <= 300)) AND (length(source_url) <= 500) AND ((length(comparison_note) >= 3) AND (length(comparison_note) <= 1000)) AND (length(comparison_note_en) <= 1000))),
	constraint cities_index_edition_year_check CHECK (((year >= 2000) AND (year <= 2199)))
);
CREATE INDEX cities_index_edition_waiting ON cities_index_edition USING btree (year) WHERE (state = 'draft'::text);
CREATE TRIGGER cities_index_edition_announce AFTER INSERT OR DELETE OR UPDATE ON cities_index_edition FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER cities_index_edition_holds BEFORE DELETE OR UPDATE ON cities_index_edition FOR EACH ROW EXECUTE FUNCTION hold_cities_index();

CREATE TABLE cities_index_score (
	edition_id integer not null,
	area text not null,
	city text not null,
	place smallint not null,
	score numeric not null,
	constraint cities_index_score_pkey PRIMARY KEY (edition_id, area, city),
	constraint cities_index_score_edition_fkey FOREIGN KEY (edition_id) REFERENCES cities_index_edition(id) ON DELETE CASCADE,
	constraint cities_index_score_in_bounds CHECK (((score >= (0)::numeric) AND (score <= (100)::numeric))),
	constraint cities_index_score_words_length CHECK ((((length(area) >= 2) AND (length(area) <= 120)) AND ((length(city) >= 2) AND (length(city) <= 80))))
);
CREATE INDEX cities_index_score_in_order ON cities_index_score USING btree (edition_id, place, city);
CREATE TRIGGER cities_index_score_announce AFTER INSERT OR DELETE OR UPDATE ON cities_index_score FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER cities_index_score_frozen BEFORE INSERT OR DELETE OR UPDATE ON cities_index_score FOR EACH ROW EXECUTE FUNCTION hold_cities_index_scores();

CREATE TABLE closing (
	id integer generated always as identity not null,
	commitment_id integer not null,
	organisation_id integer not null,
	word text not null,
	reported_by integer,
	reported_at timestamp with time zone default now() not null,
	outcome text,
	suggested text,
	note text default ''::text not null,
	decided_organisation_id integer,
	decided_by integer,
	decided_at timestamp with time zone,
	constraint closing_pkey PRIMARY KEY (id),
	constraint closing_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id),
	constraint closing_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
	constraint closing_decided_organisation_id_fkey FOREIGN KEY (decided_organisation_id) REFERENCES organisation(id),
	constraint closing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint closing_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES person(id),
	constraint closing_decided_with_outcome CHECK (((outcome IS NULL) = (decided_at IS NULL))),
	constraint closing_note_check CHECK ((length(note) <= 1000)),
	constraint closing_note_when_sent_back CHECK (((outcome IS DISTINCT FROM 'sent_back'::text) OR (length(note) >= 3))),
	constraint closing_outcome_check CHECK ((outcome = ANY (ARRAY['delivered'::text, 'partly'::text, 'not_delivered'::text, 'sent_back'::text, 'taken_back'::text, 'withdrawn'::text]))),
	constraint closing_suggested_check CHECK ((suggested = ANY (ARRAY['delivered'::text, 'partly'::text, 'not_delivered'::text]))),
	constraint closing_word_check CHECK (((length(word) >= 3) AND (length(word) <= 1000)))
);
CREATE INDEX closing_commitment ON closing USING btree (commitment_id, id);
CREATE UNIQUE INDEX closing_open ON closing USING btree (commitment_id) WHERE (decided_at IS NULL);
CREATE INDEX closing_waiting ON closing USING btree (reported_at, id) WHERE (decided_at IS NULL);
CREATE TRIGGER closing_announce AFTER INSERT OR DELETE OR UPDATE ON closing FOR EACH ROW EXECUTE FUNCTION announce_row('commitment_id');
CREATE TRIGGER closing_guard BEFORE INSERT OR DELETE ON closing FOR EACH ROW EXECUTE FUNCTION closing_guard();
CREATE TRIGGER closing_guard_update BEFORE UPDATE ON closing FOR EACH ROW WHEN ((NOT (((old.organisation_id IS DISTINCT FROM new.organisation_id) OR (old.decided_organisation_id IS DISTINCT FROM new.decided_organisation_id)) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION closing_guard();
CREATE TRIGGER closing_own_case BEFORE UPDATE OF outcome ON closing FOR EACH ROW WHEN (((new.decided_organisation_id IS NULL) AND (new.outcome = ANY (ARRAY['delivered'::text, 'partly'::text, 'not_delivered'::text, 'sent_back'::text])))) EXECUTE FUNCTION closing_own_case();

CREATE TABLE commitment (
	id integer generated always as identity not null,
	slug text not null,
	organisation_id integer,
	partnership_id integer,
	counterpart_id integer,
	type text not null,
	title text not null,
	description text default ''::text not null,
	goal text not null,
	secondary_goals text[] default '{}'::text[] not null,
	target_group text default ''::text not null,
	districts smallint[] default '{}'::smallint[] not null,
	resources text default ''::text not null,
	lower_is_better boolean default false not null,
	baseline numeric default 0 not null,
	target numeric not null,
	original_target numeric not null,
	starts_on date not null,
	due_on date not null,
	state text default 'draft'::text not null,
	state_changed_at timestamp with time zone default now() not null,
	state_changed_by integer,
	state_reason text,
	accepted_at timestamp with time zone,
	created_at timestamp with time zone default now() not null,
	created_by integer,
	author_id integer,
	saved_at timestamp with time zone default now() not null,
	original_due_on date,
	replaces_id integer,
	counterpart_agreed_at timestamp with time zone,
	approved_at timestamp with time zone,
	approved_by integer,
	search tsvector generated always as ((search_words(title, true) || search_words(((description || ' '::text) || target_group), false))) stored,
	constraint commitment_pkey PRIMARY KEY (id),
	constraint commitment_replaces_id_key UNIQUE (replaces_id),
	constraint commitment_slug_key UNIQUE (slug),
	constraint commitment_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES person(id),
	constraint commitment_author_id_fkey FOREIGN KEY (author_id) REFERENCES organisation(id),
	constraint commitment_counterpart_id_fkey FOREIGN KEY (counterpart_id) REFERENCES organisation(id),
	constraint commitment_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint commitment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint commitment_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id),
	constraint commitment_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES commitment(id),
	constraint commitment_state_changed_by_fkey FOREIGN KEY (state_changed_by) REFERENCES person(id),
	constraint commitment_agreed_by_a_counterpart CHECK (((counterpart_agreed_at IS NULL) OR (counterpart_id IS NOT NULL))),
	constraint commitment_baseline_check CHECK ((baseline >= (0)::numeric)),
	constraint commitment_counterpart_is_another CHECK (((counterpart_id IS NULL) OR (counterpart_id <> organisation_id))),
	constraint commitment_description_check CHECK ((length(description) <= 4000)),
	constraint commitment_districts_check CHECK ((districts <@ '{1,2,3,4,5,6,7,8,9,10}'::smallint[])),
	constraint commitment_due_after_start CHECK ((due_on > starts_on)),
	constraint commitment_goal_has_edition CHECK (has_edition(goal)),
	constraint commitment_has_one_owner CHECK ((num_nonnulls(organisation_id, partnership_id) = 1)),
	constraint commitment_replaces_another CHECK ((replaces_id <> id)),
	constraint commitment_resources_check CHECK ((length(resources) <= 1000)),
	constraint commitment_secondary_goals_have_editions CHECK (have_editions(secondary_goals)),
	constraint commitment_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'proposed'::text, 'active'::text, 'reported'::text, 'delivered'::text, 'partly'::text, 'not_delivered'::text, 'withdrawn'::text, 'replaced'::text, 'declined'::text]))),
	constraint commitment_state_reason_check CHECK ((length(state_reason) <= 1000)),
	constraint commitment_target_check CHECK (((target >= (0)::numeric) AND (target < (1000000)::numeric))),
	constraint commitment_target_group_check CHECK ((length(target_group) <= 300)),
	constraint commitment_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
);
CREATE INDEX commitment_adds_up ON commitment USING btree (goal, id) INCLUDE (type, state, organisation_id, partnership_id, target, baseline, lower_is_better, starts_on, due_on) WHERE (state <> ALL (ARRAY['draft'::text, 'proposed'::text, 'declined'::text]));
CREATE INDEX commitment_author ON commitment USING btree (author_id, state) WHERE (author_id IS NOT NULL);
CREATE INDEX commitment_by_due ON commitment USING btree (due_on, id) WHERE (state <> ALL (ARRAY['draft'::text, 'proposed'::text, 'declined'::text]));
CREATE INDEX commitment_by_state ON commitment USING btree (state, state_changed_at, id);
CREATE INDEX commitment_counterpart ON commitment USING btree (counterpart_id) WHERE (counterpart_id IS NOT NULL);
CREATE INDEX commitment_districts ON commitment USING gin (districts);
CREATE INDEX commitment_goal ON commitment USING btree (goal, due_on, id) WHERE (state <> ALL (ARRAY['draft'::text, 'proposed'::text, 'declined'::text]));
CREATE INDEX commitment_of_type ON commitment USING btree (type);
CREATE INDEX commitment_organisation ON commitment USING btree (organisation_id, state) WHERE (organisation_id IS NOT NULL);
CREATE INDEX commitment_partnership ON commitment USING btree (partnership_id, state) WHERE (partnership_id IS NOT NULL);
CREATE INDEX commitment_search ON commitment USING gin (search);
CREATE INDEX commitment_whole_city ON commitment USING btree (id) WHERE ((districts = '{}'::smallint[]) AND (state <> ALL (ARRAY['draft'::text, 'proposed'::text, 'declined'::text])));
CREATE CONSTRAINT TRIGGER commitment_all_said_yes AFTER INSERT OR UPDATE OF state ON commitment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.partnership_id IS NOT NULL) AND (new.state = ANY (ARRAY['active'::text, 'reported'::text])))) EXECUTE FUNCTION commitment_all_said_yes();
CREATE TRIGGER commitment_announce AFTER INSERT OR DELETE OR UPDATE ON commitment FOR EACH ROW EXECUTE FUNCTION announce_row('id');
CREATE TRIGGER commitment_approval_own_case BEFORE UPDATE OF approved_by ON commitment FOR EACH ROW WHEN (((new.approved_by IS NOT NULL) AND (new.approved_by IS DISTINCT FROM old.approved_by))) EXECUTE FUNCTION commitment_own_case('approval');
CREATE TRIGGER commitment_goes_from_package AFTER DELETE ON commitment FOR EACH ROW WHEN ((old.state <> ALL (ARRAY['draft'::text, 'proposed'::text, 'declined'::text]))) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER commitment_hides_from_package AFTER UPDATE OF state ON commitment FOR EACH ROW WHEN (((old.state <> ALL (ARRAY['draft'::text, 'proposed'::text, 'declined'::text])) AND (new.state = ANY (ARRAY['draft'::text, 'proposed'::text, 'declined'::text])))) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER commitment_outcome_guard BEFORE UPDATE OF state ON commitment FOR EACH ROW WHEN (((new.state <> old.state) AND (new.state = ANY (ARRAY['delivered'::text, 'partly'::text, 'not_delivered'::text])))) EXECUTE FUNCTION commitment_outcome_guard();
CREATE TRIGGER commitment_own_case BEFORE UPDATE OF state ON commitment FOR EACH ROW WHEN (((old.state = 'proposed'::text) AND (new.state = ANY (ARRAY['active'::text, 'declined'::text])))) EXECUTE FUNCTION commitment_own_case('state');
CREATE TRIGGER commitment_target_changed AFTER UPDATE OF target ON commitment FOR EACH ROW WHEN ((old.target <> new.target)) EXECUTE FUNCTION commitment_target_changed();
CREATE TRIGGER commitment_total_row AFTER INSERT ON commitment FOR EACH ROW EXECUTE FUNCTION commitment_total_row();
CREATE TRIGGER commitment_type_offered BEFORE INSERT OR UPDATE OF type, state ON commitment FOR EACH ROW EXECUTE FUNCTION commitment_type_is_offered();
CREATE TRIGGER commitment_type_unwanted AFTER DELETE OR UPDATE OF type ON commitment FOR EACH ROW EXECUTE FUNCTION commitment_type_unwanted();

CREATE TABLE commitment_amendment (
	id integer generated always as identity not null,
	commitment_id integer not null,
	from_target numeric not null,
	to_target numeric not null,
	reason text not null,
	amended_by integer,
	amended_at timestamp with time zone default now() not null,
	from_due_on date,
	to_due_on date,
	proposal_id integer,
	constraint commitment_amendment_pkey PRIMARY KEY (id),
	constraint commitment_amendment_proposal_id_key UNIQUE (proposal_id),
	constraint commitment_amendment_amended_by_fkey FOREIGN KEY (amended_by) REFERENCES person(id),
	constraint commitment_amendment_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id),
	constraint commitment_amendment_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES amendment_proposal(id),
	constraint commitment_amendment_both_days_or_none CHECK (((from_due_on IS NULL) = (to_due_on IS NULL))),
	constraint commitment_amendment_changes_something CHECK (((from_target <> to_target) OR (from_due_on IS DISTINCT FROM to_due_on))),
	constraint commitment_amendment_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 1000))),
	constraint commitment_amendment_to_target_check CHECK (((to_target >= (0)::numeric) AND (to_target < (1000000)::numeric)))
);
CREATE INDEX commitment_amendment_order ON commitment_amendment USING btree (commitment_id, id);
CREATE TRIGGER commitment_amendment_announce AFTER INSERT OR DELETE OR UPDATE ON commitment_amendment FOR EACH ROW EXECUTE FUNCTION announce_row('commitment_id');
CREATE TRIGGER commitment_amendment_append_only BEFORE DELETE OR UPDATE ON commitment_amendment FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER commitment_amendment_guard BEFORE INSERT ON commitment_amendment FOR EACH ROW EXECUTE FUNCTION commitment_amendment_guard();

CREATE TABLE commitment_event (
	id integer generated always as identity not null,
	commitment_id integer not null,
	kind text not null,
	happened_at timestamp with time zone default now() not null,
	organisation_id integer,
	milestone_id integer,
	milestone_title text,
	closing_id integer,
	proposal_id integer,
	amendment_id integer,
	constraint commitment_event_pkey PRIMARY KEY (id),
	constraint commitment_event_amendment_fkey FOREIGN KEY (amendment_id) REFERENCES commitment_amendment(id),
	constraint commitment_event_closing_fkey FOREIGN KEY (closing_id) REFERENCES closing(id),
	constraint commitment_event_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE,
	constraint commitment_event_milestone_fkey FOREIGN KEY (milestone_id) REFERENCES milestone(id) ON DELETE SET NULL,
	constraint commitment_event_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint commitment_event_proposal_fkey FOREIGN KEY (proposal_id) REFERENCES amendment_proposal(id),
	constraint commitment_event_kind CHECK ((kind = ANY (ARRAY['party_signed'::text, 'accepted'::text, 'agreed'::text, 'milestone_added'::text, 'milestone_reached'::text, 'milestone_reopened'::text, 'milestone_removed'::text, 'amendment_proposed'::text, 'amendment_signed'::text, 'amendment_declined'::text, 'amendment_taken_back'::text, 'amended'::text, 'reported'::text, 'sent_back'::text, 'closing_taken_back'::text, 'delivered'::text, 'partly'::text, 'not_delivered'::text, 'withdrawn'::text, 'replaced'::text]))),
	constraint commitment_event_says_what_it_is_about CHECK (
CASE
    WHEN (kind ~~ 'milestone_%'::text) THEN (milestone_title IS NOT NULL)
    WHEN (kind = ANY (ARRAY['reported'::text, 'sent_back'::text, 'closing_taken_back'::text, 'delivered'::text, 'partly'::text, 'not_delivered'::text])) THEN (closing_id IS NOT NULL)
    WHEN (kind ~~ 'amendment_%'::text) THEN (proposal_id IS NOT NULL)
    WHEN (kind = 'amended'::text) THEN (amendment_id IS NOT NULL)
    ELSE true
END)
);
CREATE INDEX commitment_event_milestone ON commitment_event USING btree (milestone_id) WHERE (milestone_id IS NOT NULL);
CREATE INDEX commitment_event_newest ON commitment_event USING btree (commitment_id, happened_at DESC, id DESC);
CREATE TRIGGER commitment_event_announce AFTER INSERT OR DELETE OR UPDATE ON commitment_event FOR EACH ROW EXECUTE FUNCTION announce_row('commitment_id');

CREATE TABLE commitment_half_year (
	commitment_id integer not null,
	half_year date not null,
	level0 numeric default 0 not null,
	level1 numeric default 0 not null,
	level2 numeric default 0 not null,
	level3 numeric default 0 not null,
	contributions integer default 0 not null,
	constraint commitment_half_year_pkey PRIMARY KEY (commitment_id, half_year),
	constraint commitment_half_year_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE
);
CREATE INDEX commitment_half_year_period ON commitment_half_year USING btree (half_year);
CREATE TRIGGER commitment_half_year_announce AFTER INSERT OR DELETE OR UPDATE ON commitment_half_year FOR EACH ROW EXECUTE FUNCTION announce_row('commitment_id');

CREATE TABLE commitment_party (
	commitment_id integer not null,
	organisation_id integer not null,
	answer text,
	reason text default ''::text not null,
	answered_by integer,
	answered_at timestamp with time zone,
	asked_at timestamp with time zone not null,
	reminded_at timestamp with time zone,
	reminders smallint default 0 not null,
	constraint commitment_party_pkey PRIMARY KEY (commitment_id, organisation_id),
	constraint commitment_party_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
	constraint commitment_party_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE,
	constraint commitment_party_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint commitment_party_answer CHECK ((answer = ANY (ARRAY['signed'::text, 'declined'::text]))),
	constraint commitment_party_moment_with_answer CHECK (((answer IS NULL) = (answered_at IS NULL))),
	constraint commitment_party_reason CHECK ((length(reason) <= 1000)),
	constraint commitment_party_reason_when_declined CHECK (((answer IS DISTINCT FROM 'declined'::text) OR (length(reason) >= 3))),
	constraint commitment_party_reminders CHECK ((reminders >= 0))
);
CREATE INDEX commitment_party_asked ON commitment_party USING btree (asked_at) WHERE (answer IS NULL);
CREATE INDEX commitment_party_organisation ON commitment_party USING btree (organisation_id, commitment_id);
CREATE TRIGGER commitment_party_announce AFTER INSERT OR DELETE OR UPDATE ON commitment_party FOR EACH ROW EXECUTE FUNCTION announce_row('commitment_id');
CREATE TRIGGER commitment_party_guard BEFORE DELETE ON commitment_party FOR EACH ROW EXECUTE FUNCTION commitment_party_guard();
CREATE TRIGGER commitment_party_guard_update BEFORE UPDATE ON commitment_party FOR EACH ROW WHEN ((NOT ((old.organisation_id IS DISTINCT FROM new.organisation_id) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION commitment_party_guard();

CREATE TABLE commitment_total (
	commitment_id integer not null,
	level0 numeric default 0 not null,
	level1 numeric default 0 not null,
	level2 numeric default 0 not null,
	level3 numeric default 0 not null,
	delivered numeric generated always as ((((level0 + level1) + level2) + level3)) stored not null,
	confirmed numeric generated always as (((level1 + level2) + level3)) stored not null,
	contributions integer default 0 not null,
	last_happened_on date,
	reached_on date,
	contested numeric default 0 not null,
	constraint commitment_total_pkey PRIMARY KEY (commitment_id),
	constraint commitment_total_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE,
	constraint commitment_total_contested_check CHECK ((contested >= (0)::numeric))
);
CREATE TRIGGER commitment_total_announce AFTER INSERT OR DELETE OR UPDATE ON commitment_total FOR EACH ROW EXECUTE FUNCTION announce_row('commitment_id');

CREATE TABLE conference (
	id integer generated always as identity not null,
	year smallint generated always as ((EXTRACT(year FROM held_on))::smallint) stored not null,
	title text not null,
	theme text not null,
	held_on date not null,
	place text not null,
	umbrella_id integer,
	published_at timestamp with time zone,
	created_at timestamp with time zone default now() not null,
	created_by integer not null,
	constraint conference_pkey PRIMARY KEY (id),
	constraint conference_one_a_year UNIQUE (year),
	constraint conference_umbrella_once UNIQUE (umbrella_id),
	constraint conference_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint conference_umbrella_fkey FOREIGN KEY (umbrella_id) REFERENCES event(id) ON DELETE SET NULL,
	constraint conference_held_on_in_years CHECK (((EXTRACT(year FROM held_on) >= (2011)::numeric) AND (EXTRACT(year FROM held_on) <= (2099)::numeric))),
	constraint conference_words_length CHECK ((((length(title) >= 3) AND (length(title) <= 160)) AND ((length(theme) >= 3) AND (length(theme) <= 1000)) AND ((length(place) >= 2) AND (length(place) <= 200))))
);
CREATE INDEX conference_shown_by_day ON conference USING btree (held_on) WHERE (published_at IS NOT NULL);
CREATE TRIGGER conference_announce AFTER INSERT OR DELETE OR UPDATE ON conference FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE conference_decision (
	id integer generated always as identity not null,
	conference_id integer not null,
	words text not null,
	committee text,
	owner text,
	due_on date not null,
	written_at timestamp with time zone default now() not null,
	written_by integer not null,
	commitment_id integer,
	action_id integer,
	barrier_id integer,
	done_on date,
	outcome text,
	done_by integer,
	constraint conference_decision_pkey PRIMARY KEY (id),
	constraint conference_decision_action_fkey FOREIGN KEY (action_id) REFERENCES plan_action(id) ON DELETE SET NULL,
	constraint conference_decision_barrier_fkey FOREIGN KEY (barrier_id) REFERENCES barrier(id) ON DELETE SET NULL,
	constraint conference_decision_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE SET NULL,
	constraint conference_decision_conference_fkey FOREIGN KEY (conference_id) REFERENCES conference(id),
	constraint conference_decision_done_by_fkey FOREIGN KEY (done_by) REFERENCES person(id),
	constraint conference_decision_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint conference_decision_carried_once CHECK ((num_nonnulls(commitment_id, action_id, barrier_id) <= 1)),
	constraint conference_decision_done_is_whole CHECK ((num_nonnulls(done_on, outcome, done_by) = ANY (ARRAY[0, 3]))),
	constraint conference_decision_has_one_owner CHECK ((num_nonnulls(committee, owner) = 1)),
	constraint conference_decision_words_length CHECK ((((length(words) >= 3) AND (length(words) <= 1000)) AND ((length(owner) >= 2) AND (length(owner) <= 160)) AND ((length(outcome) >= 3) AND (length(outcome) <= 2000))))
);
CREATE INDEX conference_decision_action ON conference_decision USING btree (action_id) WHERE (action_id IS NOT NULL);
CREATE INDEX conference_decision_barrier ON conference_decision USING btree (barrier_id) WHERE (barrier_id IS NOT NULL);
CREATE INDEX conference_decision_commitment ON conference_decision USING btree (commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX conference_decision_of_conference ON conference_decision USING btree (conference_id, due_on, id);
CREATE INDEX conference_decision_open ON conference_decision USING btree (due_on, id) WHERE (done_on IS NULL);
CREATE TRIGGER conference_decision_announce AFTER INSERT OR DELETE OR UPDATE ON conference_decision FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER conference_decision_holds BEFORE INSERT OR UPDATE ON conference_decision FOR EACH ROW EXECUTE FUNCTION hold_conference_decision();
CREATE TRIGGER conference_decision_stays BEFORE DELETE ON conference_decision FOR EACH ROW EXECUTE FUNCTION hold_append_only();

CREATE TABLE conference_paper (
	id integer generated always as identity not null,
	conference_id integer not null,
	event_id integer,
	title text not null,
	url text,
	added_at timestamp with time zone default now() not null,
	added_by integer not null,
	file_key text,
	file_name text,
	media_type text,
	bytes integer,
	constraint conference_paper_pkey PRIMARY KEY (id),
	constraint conference_paper_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
	constraint conference_paper_conference_fkey FOREIGN KEY (conference_id) REFERENCES conference(id) ON DELETE CASCADE,
	constraint conference_paper_event_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE SET NULL,
	constraint conference_paper_file_length CHECK ((((length(file_name) >= 1) AND (length(file_name) <= 200)) AND (bytes > 0))),
	constraint conference_paper_is_link_or_file CHECK (((num_nonnulls(url, file_key) = 1) AND (num_nonnulls(file_key, file_name, media_type, bytes) = ANY (ARRAY[0, 4])))),
	constraint conference_paper_media_type CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/webp'::text]))),
	constraint conference_paper_words_length CHECK ((((length(title) >= 2) AND (length(title) <= 200)) AND ((length(url) >= 8) AND (length(url) <= 500))))
);
CREATE INDEX conference_paper_file ON conference_paper USING btree (file_key) WHERE (file_key IS NOT NULL);
CREATE INDEX conference_paper_of_conference ON conference_paper USING btree (conference_id, id);
CREATE INDEX conference_paper_of_event ON conference_paper USING btree (event_id) WHERE (event_id IS NOT NULL);
CREATE TRIGGER conference_paper_announce AFTER INSERT OR DELETE OR UPDATE ON conference_paper FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER conference_paper_room BEFORE INSERT ON conference_paper FOR EACH ROW WHEN ((new.bytes IS NOT NULL)) EXECUTE FUNCTION hold_conference_papers();

CREATE TABLE conference_session (
	event_id integer not null,
	track text not null,
	constraint conference_session_pkey PRIMARY KEY (event_id),
	constraint conference_session_event_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint conference_session_track_length CHECK (((length(track) >= 1) AND (length(track) <= 80)))
);
CREATE TRIGGER conference_session_announce AFTER INSERT OR DELETE OR UPDATE ON conference_session FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE conference_speaker (
	id integer generated always as identity not null,
	event_id integer not null,
	name text not null,
	title text,
	organisation text,
	email text,
	consented_at timestamp with time zone not null,
	added_by integer not null,
	constraint conference_speaker_pkey PRIMARY KEY (id),
	constraint conference_speaker_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
	constraint conference_speaker_event_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint conference_speaker_words_length CHECK ((((length(name) >= 1) AND (length(name) <= 120)) AND ((length(title) >= 1) AND (length(title) <= 120)) AND ((length(organisation) >= 1) AND (length(organisation) <= 160)) AND ((length(email) >= 3) AND (length(email) <= 254))))
);
CREATE INDEX conference_speaker_email ON conference_speaker USING btree (lower(email)) WHERE (email IS NOT NULL);
CREATE INDEX conference_speaker_of_event ON conference_speaker USING btree (event_id, id);
CREATE TRIGGER conference_speaker_announce AFTER INSERT OR DELETE OR UPDATE ON conference_speaker FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE contribution (
	id integer generated always as identity not null,
	commitment_id integer not null,
	organisation_id integer not null,
	amount numeric not null,
	happened_on date not null,
	note text default ''::text not null,
	source text default 'manual'::text not null,
	source_id integer,
	level smallint default 0 not null,
	counts boolean default true not null,
	corrects_id integer,
	reported_by integer,
	reported_at timestamp with time zone default now() not null,
	writer_organisation_id integer,
	shared_key uuid,
	constraint contribution_pkey PRIMARY KEY (id),
	constraint contribution_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id),
	constraint contribution_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES contribution(id),
	constraint contribution_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint contribution_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES person(id),
	constraint contribution_writer_organisation_id_fkey FOREIGN KEY (writer_organisation_id) REFERENCES organisation(id),
	constraint contribution_amount_check CHECK (((amount > (0)::numeric) AND (amount < (1000000)::numeric))),
	constraint contribution_level_check CHECK (((level >= 0) AND (level <= 3))),
	constraint contribution_note_check CHECK ((length(note) <= 2000)),
	constraint contribution_source_check CHECK ((source = ANY (ARRAY['manual'::text, 'event'::text, 'placement'::text, 'report'::text]))),
	constraint contribution_source_unless_by_hand CHECK (((source = 'manual'::text) = (source_id IS NULL)))
);
CREATE INDEX contribution_confirmed_once ON contribution USING btree (happened_on, id) WHERE ((level = 1) AND counts);
CREATE UNIQUE INDEX contribution_corrected_once ON contribution USING btree (corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX contribution_newest ON contribution USING btree (commitment_id, happened_on DESC, id DESC);
CREATE UNIQUE INDEX contribution_one_per_deed ON contribution USING btree (source, source_id) WHERE ((source_id IS NOT NULL) AND counts);
CREATE INDEX contribution_organisation ON contribution USING btree (organisation_id, happened_on DESC, id DESC);
CREATE INDEX contribution_reported_by ON contribution USING btree (reported_by) WHERE (reported_by IS NOT NULL);
CREATE INDEX contribution_shared ON contribution USING btree (shared_key) WHERE (shared_key IS NOT NULL);
CREATE INDEX contribution_unconfirmed ON contribution USING btree (commitment_id, id) WHERE ((level = 0) AND counts);
CREATE INDEX contribution_waiting ON contribution USING btree (happened_on, id) WHERE ((level = 0) AND counts);
CREATE INDEX contribution_writer ON contribution USING btree (writer_organisation_id, happened_on DESC, id DESC) WHERE (writer_organisation_id IS NOT NULL);
CREATE TRIGGER commitment_total_follow AFTER INSERT OR DELETE OR UPDATE ON contribution FOR EACH ROW EXECUTE FUNCTION commitment_total_follow();
CREATE TRIGGER contribution_announce AFTER INSERT OR DELETE OR UPDATE ON contribution FOR EACH ROW EXECUTE FUNCTION announce_row('commitment_id');
CREATE TRIGGER contribution_append_only BEFORE DELETE ON contribution FOR EACH ROW EXECUTE FUNCTION contribution_guard();
CREATE TRIGGER contribution_append_only_update BEFORE UPDATE ON contribution FOR EACH ROW WHEN ((NOT (((old.organisation_id IS DISTINCT FROM new.organisation_id) OR (old.writer_organisation_id IS DISTINCT FROM new.writer_organisation_id)) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION contribution_guard();
CREATE TRIGGER objection_ends_with_contribution AFTER UPDATE OF counts ON contribution FOR EACH ROW WHEN ((old.counts AND (NOT new.counts))) EXECUTE FUNCTION objection_ends_with_contribution();
CREATE TRIGGER reading_contests AFTER INSERT OR UPDATE OF counts ON contribution FOR EACH ROW EXECUTE FUNCTION reading_contests();

CREATE TABLE course (
	id integer generated always as identity not null,
	slug text not null,
	circle_id integer,
	state text default 'draft'::text not null,
	topic text not null,
	title text not null,
	description text not null,
	content_locale text not null,
	giver_id integer,
	giver_name text,
	places integer not null,
	closes_on date not null,
	begins_at timestamp with time zone,
	ends_at timestamp with time zone,
	revision integer default 0 not null,
	created_at timestamp with time zone default now() not null,
	created_by integer not null,
	published_at timestamp with time zone,
	cancelled_at timestamp with time zone,
	cancelled_because text,
	constraint course_pkey PRIMARY KEY (id),
	constraint course_slug_key UNIQUE (slug),
	constraint course_circle_fkey FOREIGN KEY (circle_id) REFERENCES circle(id),
	constraint course_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint course_giver_fkey FOREIGN KEY (giver_id) REFERENCES organisation(id),
	constraint course_cancelled_says_why CHECK ((((state = 'cancelled'::text) = (cancelled_at IS NOT NULL)) AND ((cancelled_at IS NULL) = (cancelled_because IS NULL)))),
	constraint course_draft_is_not_published CHECK (((state = 'draft'::text) = (published_at IS NULL))),
	constraint course_has_giver CHECK ((num_nonnulls(giver_id, giver_name) >= 1)),
	constraint course_length CHECK ((((length(title) >= 3) AND (length(title) <= 160)) AND ((length(description) >= 10) AND (length(description) <= 4000)) AND ((length(giver_name) >= 2) AND (length(giver_name) <= 160)) AND ((length(cancelled_because) >= 3) AND (length(cancelled_because) <= 1000)))),
	constraint course_locale_is_tag CHECK (is_language_tag(content_locale)),
	constraint course_places CHECK (((places >= 1) AND (places <= 200))),
	constraint course_published_has_sessions CHECK (((state = 'draft'::text) OR (num_nonnulls(published_at, begins_at, ends_at) = 3))),
	constraint course_state CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'cancelled'::text]))),
	constraint course_topic CHECK ((topic = ANY (ARRAY['board'::text, 'fundraising'::text, 'rooms'::text, 'bookkeeping'::text, 'other'::text])))
);
CREATE INDEX course_coming ON course USING btree (begins_at, id) WHERE (published_at IS NOT NULL);
CREATE INDEX course_giver ON course USING btree (giver_id) WHERE (giver_id IS NOT NULL);
CREATE INDEX course_newest ON course USING btree (created_at DESC, id DESC);
CREATE INDEX course_of_circle ON course USING btree (circle_id, begins_at, id) WHERE (circle_id IS NOT NULL);
CREATE INDEX course_over ON course USING btree (ends_at DESC, id DESC) WHERE (state = 'published'::text);
CREATE TRIGGER course_announce AFTER INSERT OR DELETE OR UPDATE ON course FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER course_holds BEFORE INSERT OR UPDATE ON course FOR EACH ROW EXECUTE FUNCTION hold_course();

CREATE TABLE course_attendance (
	session_id integer not null,
	place_id integer not null,
	course_id integer not null,
	constraint course_attendance_pkey PRIMARY KEY (session_id, place_id),
	constraint course_attendance_place_fkey FOREIGN KEY (place_id, course_id) REFERENCES course_place(id, course_id) ON DELETE CASCADE,
	constraint course_attendance_session_fkey FOREIGN KEY (session_id, course_id) REFERENCES course_session(id, course_id) ON DELETE CASCADE
);
CREATE INDEX course_attendance_of_course ON course_attendance USING btree (course_id);
CREATE INDEX course_attendance_of_place ON course_attendance USING btree (place_id);

CREATE TABLE course_outcome (
	place_id integer not null,
	asked_at timestamp with time zone not null,
	reminded_at timestamp with time zone,
	outcome text,
	words text,
	words_shown boolean default false not null,
	told_at timestamp with time zone,
	told_by integer,
	constraint course_outcome_pkey PRIMARY KEY (place_id),
	constraint course_outcome_place_fkey FOREIGN KEY (place_id) REFERENCES course_place(id),
	constraint course_outcome_told_by_fkey FOREIGN KEY (told_by) REFERENCES person(id),
	constraint course_outcome_is_whole CHECK ((num_nonnulls(outcome, told_at, told_by) = ANY (ARRAY[0, 3]))),
	constraint course_outcome_length CHECK (((length(words) >= 3) AND (length(words) <= 2000))),
	constraint course_outcome_outcome CHECK ((outcome = ANY (ARRAY['used'::text, 'partly'::text, 'not_yet'::text, 'not_wanted'::text]))),
	constraint course_outcome_shows_words CHECK (((NOT words_shown) OR (words IS NOT NULL))),
	constraint course_outcome_words_of_answer CHECK (((words IS NULL) OR (outcome IS NOT NULL)))
);
CREATE INDEX course_outcome_open ON course_outcome USING btree (asked_at) WHERE (outcome IS NULL);
CREATE TRIGGER course_outcome_announce AFTER INSERT OR DELETE OR UPDATE ON course_outcome FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER course_outcome_holds BEFORE INSERT ON course_outcome FOR EACH ROW EXECUTE FUNCTION hold_course_outcome();

CREATE TABLE course_place (
	id integer generated always as identity not null,
	course_id integer not null,
	organisation_id integer not null,
	state text not null,
	people integer,
	asked_at timestamp with time zone default now() not null,
	held_at timestamp with time zone,
	signed_by integer not null,
	constraint course_place_pkey PRIMARY KEY (id),
	constraint course_place_of_its_course UNIQUE (id, course_id),
	constraint course_place_once UNIQUE (course_id, organisation_id),
	constraint course_place_course_fkey FOREIGN KEY (course_id) REFERENCES course(id),
	constraint course_place_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint course_place_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id),
	constraint course_place_held_since CHECK (((state = 'held'::text) = (held_at IS NOT NULL))),
	constraint course_place_people CHECK (((people > 0) AND (people < 6))),
	constraint course_place_state CHECK ((state = ANY (ARRAY['held'::text, 'waiting'::text])))
);
CREATE INDEX course_place_line ON course_place USING btree (course_id, state, id);
CREATE INDEX course_place_organisation ON course_place USING btree (organisation_id, id);
CREATE TRIGGER course_place_announce AFTER INSERT OR DELETE OR UPDATE ON course_place FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER course_place_holds AFTER INSERT OR UPDATE OF course_id, state ON course_place FOR EACH ROW EXECUTE FUNCTION hold_course_place();

CREATE TABLE course_session (
	id integer generated always as identity not null,
	course_id integer not null,
	starts_at timestamp with time zone not null,
	ends_at timestamp with time zone not null,
	place text,
	online_url text,
	revision integer default 0 not null,
	created_at timestamp with time zone default now() not null,
	changed_at timestamp with time zone default now() not null,
	constraint course_session_pkey PRIMARY KEY (id),
	constraint course_session_of_its_course UNIQUE (id, course_id),
	constraint course_session_course_fkey FOREIGN KEY (course_id) REFERENCES course(id),
	constraint course_session_ends_later CHECK ((ends_at > starts_at)),
	constraint course_session_is_somewhere CHECK ((num_nonnulls(place, online_url) >= 1)),
	constraint course_session_length CHECK ((((length(place) >= 2) AND (length(place) <= 200)) AND (length(online_url) <= 500)))
);
CREATE INDEX course_session_of_course ON course_session USING btree (course_id, starts_at, id);
CREATE TRIGGER course_session_announce AFTER INSERT OR DELETE OR UPDATE ON course_session FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER course_session_dates AFTER INSERT OR DELETE OR UPDATE ON course_session FOR EACH ROW EXECUTE FUNCTION date_course();

CREATE TABLE data_package (
	id integer generated always as identity not null,
	begun_at timestamp with time zone not null,
	ready_at timestamp with time zone,
	withdrawn boolean default false not null,
	constraint data_package_pkey PRIMARY KEY (id)
);

CREATE TABLE data_package_file (
	package_id integer not null,
	locale text not null,
	list text not null,
	file_key text not null,
	bytes integer not null,
	rows integer not null,
	constraint data_package_file_pkey PRIMARY KEY (package_id, locale, list),
	constraint data_package_file_package_fkey FOREIGN KEY (package_id) REFERENCES data_package(id) ON DELETE CASCADE,
	constraint data_package_file_has_a_head CHECK (((bytes > 0) AND (rows >= 0))),
	constraint data_package_file_locale_is_tag CHECK (is_language_tag(locale))
);

CREATE TABLE data_package_withdrawal (
	id integer generated always as identity not null,
	withdrawn_at timestamp with time zone default now() not null,
	constraint data_package_withdrawal_pkey PRIMARY KEY (id)
);

CREATE TABLE debate (
	id integer generated always as identity not null,
	slug text not null,
	state text default 'draft'::text not null,
	question text not null,
	background text not null,
	content_locale text not null,
	area text not null,
	opens_on date not null,
	closes_on date not null,
	made_at timestamp with time zone default now() not null,
	made_by integer not null,
	published_at timestamp with time zone,
	published_by integer,
	summary text,
	summarised_at timestamp with time zone,
	summarised_by integer,
	posts integer default 0 not null,
	search tsvector generated always as ((search_words(question, true) || search_words(((background || ' '::text) || COALESCE(summary, ''::text)), false))) stored,
	unused text,
	constraint debate_pkey PRIMARY KEY (id),
	constraint debate_slug_key UNIQUE (slug),
	constraint debate_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
	constraint debate_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
	constraint debate_summarised_by_fkey FOREIGN KEY (summarised_by) REFERENCES person(id),
	constraint debate_days CHECK ((closes_on >= opens_on)),
	constraint debate_locale_is_tag CHECK (is_language_tag(content_locale)),
	constraint debate_posts CHECK ((posts >= 0)),
	constraint debate_published_is_whole CHECK (((num_nonnulls(published_at, published_by) = ANY (ARRAY[0, 2])) AND ((state = 'draft'::text) = (published_at IS NULL)))),
	constraint debate_state CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'summarised'::text]))),
	constraint debate_summary_is_whole CHECK (((num_nonnulls(summary, summarised_at, summarised_by) = ANY (ARRAY[0, 3])) AND ((state = 'summarised'::text) = (summary IS NOT NULL)))),
	constraint debate_unused_is_of_a_summary CHECK (((unused IS NULL) OR (summary IS NOT NULL))),
	constraint debate_unused_length CHECK (((length(unused) >= 10) AND (length(unused) <= 10000))),
	constraint debate_words_length CHECK ((((length(question) >= 10) AND (length(question) <= 200)) AND ((length(background) >= 10) AND (length(background) <= 10000)) AND ((length(summary) >= 10) AND (length(summary) <= 10000))))
);
CREATE INDEX debate_draft ON debate USING btree (made_at DESC, id DESC) WHERE (state = 'draft'::text);
CREATE INDEX debate_last_to_close ON debate USING btree (closes_on DESC, id DESC) WHERE (state <> 'draft'::text);
CREATE INDEX debate_search ON debate USING gin (search);
CREATE INDEX debate_unsummarised ON debate USING btree (closes_on, id) WHERE (state = 'published'::text);
CREATE TRIGGER debate_announce AFTER INSERT OR DELETE OR UPDATE ON debate FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER debate_holds BEFORE UPDATE ON debate FOR EACH ROW EXECUTE FUNCTION hold_debate();
CREATE TRIGGER debate_says_what_is_not_used BEFORE INSERT OR UPDATE OF state, unused ON debate FOR EACH ROW WHEN ((new.state = 'summarised'::text)) EXECUTE FUNCTION hold_debate_unused();

CREATE TABLE debate_fact (
	id integer generated always as identity not null,
	debate_id integer not null,
	words text not null,
	source text not null,
	url text,
	added_at timestamp with time zone default now() not null,
	added_by integer not null,
	constraint debate_fact_pkey PRIMARY KEY (id),
	constraint debate_fact_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
	constraint debate_fact_debate_fkey FOREIGN KEY (debate_id) REFERENCES debate(id) ON DELETE CASCADE,
	constraint debate_fact_length CHECK ((((length(words) >= 3) AND (length(words) <= 500)) AND ((length(source) >= 3) AND (length(source) <= 300)) AND (length(url) <= 500)))
);
CREATE INDEX debate_fact_of_debate ON debate_fact USING btree (debate_id, id);
CREATE TRIGGER debate_fact_announce AFTER INSERT OR DELETE OR UPDATE ON debate_fact FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE debate_post (
	id integer generated always as identity not null,
	slug text not null,
	debate_id integer not null,
	reply_to_id integer,
	state text not null,
	body text,
	content_locale text not null,
	side text not null,
	side_order integer generated always as (
CASE side
    WHEN 'for'::text THEN 0
    WHEN 'against'::text THEN 1
    ELSE 2
END) stored not null,
	shown_name text,
	organisation_id integer,
	by_municipality boolean default false not null,
	written_by integer,
	told_at timestamp with time zone default now() not null,
	received_at timestamp with time zone,
	shown_at timestamp with time zone,
	shown_by integer,
	down_reason text,
	down_at timestamp with time zone,
	supporters integer default 0 not null,
	search tsvector generated always as (search_words(COALESCE(body, ''::text), false)) stored,
	taken_back_at timestamp with time zone,
	constraint debate_post_pkey PRIMARY KEY (id),
	constraint debate_post_slug_key UNIQUE (slug),
	constraint debate_post_debate_fkey FOREIGN KEY (debate_id) REFERENCES debate(id),
	constraint debate_post_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint debate_post_reply_to_fkey FOREIGN KEY (reply_to_id) REFERENCES debate_post(id),
	constraint debate_post_shown_by_fkey FOREIGN KEY (shown_by) REFERENCES person(id),
	constraint debate_post_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint debate_post_down_reason CHECK ((down_reason = ANY (ARRAY['spam'::text, 'misleading'::text, 'discriminates'::text, 'unlawful'::text, 'personal_data'::text, 'other'::text]))),
	constraint debate_post_down_says_why CHECK ((((state = 'down'::text) = (down_reason IS NOT NULL)) AND ((down_reason IS NULL) = (down_at IS NULL)))),
	constraint debate_post_has_one_writer CHECK ((((((organisation_id IS NOT NULL))::integer + (by_municipality)::integer) + ((shown_name IS NOT NULL))::integer) <= 1)),
	constraint debate_post_has_words CHECK (((body IS NOT NULL) OR (state = 'down'::text) OR (taken_back_at IS NOT NULL))),
	constraint debate_post_length CHECK ((((length(body) >= 3) AND (length(body) <= 4000)) AND ((length(shown_name) >= 1) AND (length(shown_name) <= 100)))),
	constraint debate_post_locale_is_tag CHECK (is_language_tag(content_locale)),
	constraint debate_post_received_when_confirmed CHECK (((state = 'unconfirmed'::text) = (received_at IS NULL))),
	constraint debate_post_shown_was_read CHECK (((num_nonnulls(shown_at, shown_by) = ANY (ARRAY[0, 2])) AND ((state <> 'shown'::text) OR (shown_at IS NOT NULL)) AND ((state <> 'received'::text) OR (shown_at IS NULL)))),
	constraint debate_post_side CHECK ((side = ANY (ARRAY['for'::text, 'against'::text, 'neither'::text]))),
	constraint debate_post_speaker_is_known CHECK ((((organisation_id IS NULL) AND (NOT by_municipality)) OR (written_by IS NOT NULL))),
	constraint debate_post_state CHECK ((state = ANY (ARRAY['unconfirmed'::text, 'received'::text, 'shown'::text, 'down'::text]))),
	constraint debate_post_supporters CHECK ((supporters >= 0)),
	constraint debate_post_taken_back_has_no_words_left CHECK (((taken_back_at IS NULL) OR ((body IS NULL) AND (shown_name IS NULL))))
);
CREATE INDEX debate_post_by_side ON debate_post USING btree (debate_id, side_order, shown_at, id) WHERE ((reply_to_id IS NULL) AND (shown_at IS NOT NULL));
CREATE INDEX debate_post_by_support ON debate_post USING btree (debate_id, supporters DESC, id DESC) WHERE ((reply_to_id IS NULL) AND (shown_at IS NOT NULL));
CREATE INDEX debate_post_by_time ON debate_post USING btree (debate_id, shown_at, id) WHERE ((reply_to_id IS NULL) AND (shown_at IS NOT NULL));
CREATE INDEX debate_post_down ON debate_post USING btree (down_at DESC, id DESC) WHERE (state = 'down'::text);
CREATE INDEX debate_post_named ON debate_post USING btree (debate_id) WHERE (shown_name IS NOT NULL);
CREATE INDEX debate_post_organisation ON debate_post USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX debate_post_replies ON debate_post USING btree (reply_to_id, shown_at, id) WHERE ((reply_to_id IS NOT NULL) AND (shown_at IS NOT NULL));
CREATE INDEX debate_post_search ON debate_post USING gin (search) WHERE (state = 'shown'::text);
CREATE INDEX debate_post_unconfirmed ON debate_post USING btree (told_at) WHERE (state = 'unconfirmed'::text);
CREATE INDEX debate_post_waiting ON debate_post USING btree (received_at, id) WHERE (state = 'received'::text);
CREATE TRIGGER debate_post_announce AFTER INSERT OR DELETE OR UPDATE ON debate_post FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER debate_post_counts AFTER INSERT OR DELETE OR UPDATE OF state ON debate_post FOR EACH ROW EXECUTE FUNCTION count_debate_posts();
CREATE TRIGGER debate_post_holds BEFORE INSERT OR UPDATE ON debate_post FOR EACH ROW EXECUTE FUNCTION hold_debate_post();
CREATE TRIGGER debate_post_stays_taken_back BEFORE UPDATE OF taken_back_at ON debate_post FOR EACH ROW WHEN ((old.taken_back_at IS NOT NULL)) EXECUTE FUNCTION hold_taken_back();

CREATE TABLE debate_voice (
	id integer generated always as identity not null,
	debate_id integer not null,
	post_id integer,
	kind text not null,
	email text,
	locale text not null,
	hears boolean default true not null,
	asked_at timestamp with time zone default now() not null,
	mailed_at timestamp with time zone default now() not null,
	confirmed_at timestamp with time zone,
	constraint debate_voice_pkey PRIMARY KEY (id),
	constraint debate_voice_debate_fkey FOREIGN KEY (debate_id) REFERENCES debate(id) ON DELETE CASCADE,
	constraint debate_voice_post_fkey FOREIGN KEY (post_id) REFERENCES debate_post(id) ON DELETE CASCADE,
	constraint debate_voice_email_length CHECK (((length(email) >= 3) AND (length(email) <= 254))),
	constraint debate_voice_is_of_a_post CHECK (((kind = 'follows'::text) = (post_id IS NULL))),
	constraint debate_voice_kind CHECK ((kind = ANY (ARRAY['wrote'::text, 'supports'::text, 'follows'::text]))),
	constraint debate_voice_locale_is_tag CHECK (is_language_tag(locale)),
	constraint debate_voice_unconfirmed_has_email CHECK (((confirmed_at IS NOT NULL) OR (email IS NOT NULL)))
);
CREATE INDEX debate_voice_email ON debate_voice USING btree (lower(email)) WHERE (email IS NOT NULL);
CREATE UNIQUE INDEX debate_voice_follows_once ON debate_voice USING btree (debate_id, lower(email)) WHERE ((kind = 'follows'::text) AND (email IS NOT NULL));
CREATE INDEX debate_voice_of_debate ON debate_voice USING btree (debate_id, id);
CREATE INDEX debate_voice_of_post ON debate_voice USING btree (post_id) WHERE (post_id IS NOT NULL);
CREATE UNIQUE INDEX debate_voice_supports_once ON debate_voice USING btree (post_id, lower(email)) WHERE ((kind = 'supports'::text) AND (email IS NOT NULL));
CREATE INDEX debate_voice_unconfirmed ON debate_voice USING btree (asked_at) WHERE (confirmed_at IS NULL);
CREATE UNIQUE INDEX debate_voice_wrote_once ON debate_voice USING btree (post_id) WHERE (kind = 'wrote'::text);
CREATE TRIGGER debate_voice_counts AFTER INSERT OR DELETE OR UPDATE OF confirmed_at ON debate_voice FOR EACH ROW EXECUTE FUNCTION count_debate_voices();

CREATE TABLE equality_check (
	id integer generated always as identity not null,
	organisation_id integer not null,
	theme text not null,
	answers jsonb not null,
	taken_at timestamp with time zone not null,
	taken_by integer,
	shared_at timestamp with time zone,
	constraint equality_check_pkey PRIMARY KEY (id),
	constraint equality_check_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint equality_check_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint equality_check_shared_later CHECK ((shared_at >= taken_at)),
	constraint equality_check_theme CHECK ((theme = ANY (ARRAY['recruitment'::text, 'service'::text, 'events'::text])))
);
CREATE INDEX equality_check_newest ON equality_check USING btree (organisation_id, taken_at DESC, id DESC);
CREATE INDEX equality_check_taken_by ON equality_check USING btree (taken_by) WHERE (taken_by IS NOT NULL);
CREATE TRIGGER equality_check_announce AFTER INSERT OR DELETE OR UPDATE ON equality_check FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER equality_check_holds BEFORE UPDATE ON equality_check FOR EACH ROW EXECUTE FUNCTION hold_equality_check();

CREATE TABLE equality_helper (
	id integer generated always as identity not null,
	title text not null,
	words_danish text not null,
	words_english text,
	tel text,
	mail text,
	web text,
	grounds text[] not null,
	settings text[] not null,
	hours jsonb default '[]'::jsonb not null,
	checked_on date not null,
	retired_on date,
	constraint equality_helper_pkey PRIMARY KEY (id),
	constraint equality_helper_can_be_reached CHECK ((num_nonnulls(tel, mail, web) > 0)),
	constraint equality_helper_for_somebody CHECK (((cardinality(grounds) > 0) AND (cardinality(settings) > 0))),
	constraint equality_helper_grounds CHECK ((grounds <@ ARRAY['gender'::text, 'ethnicity'::text, 'belief'::text, 'disability'::text, 'age'::text, 'orientation'::text, 'politics'::text, 'origin'::text])),
	constraint equality_helper_length CHECK ((((length(title) >= 2) AND (length(title) <= 160)) AND ((length(words_danish) >= 10) AND (length(words_danish) <= 600)) AND ((length(words_english) >= 10) AND (length(words_english) <= 600)) AND (length(tel) <= 40) AND (length(mail) <= 254) AND (length(web) <= 500))),
	constraint equality_helper_settings CHECK ((settings <@ ARRAY['work'::text, 'school'::text, 'housing'::text, 'shop'::text, 'authority'::text, 'transport'::text, 'online'::text, 'other'::text]))
);
CREATE INDEX equality_helper_by_title ON equality_helper USING btree (title, id);
CREATE TRIGGER equality_helper_announce AFTER INSERT OR DELETE OR UPDATE ON equality_helper FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE equality_reader (
	id integer generated always as identity not null,
	person_id integer not null,
	role text not null,
	appointed_at timestamp with time zone not null,
	appointed_by integer not null,
	ended_at timestamp with time zone,
	ended_by integer,
	constraint equality_reader_pkey PRIMARY KEY (id),
	constraint equality_reader_appointed_by_fkey FOREIGN KEY (appointed_by) REFERENCES person(id),
	constraint equality_reader_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
	constraint equality_reader_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
	constraint equality_reader_by_another CHECK ((appointed_by <> person_id)),
	constraint equality_reader_ended_by_somebody CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
	constraint equality_reader_role CHECK ((role = ANY (ARRAY['adviser'::text, 'deputy'::text])))
);
CREATE INDEX equality_reader_of_person ON equality_reader USING btree (person_id);
CREATE UNIQUE INDEX equality_reader_one_of_each ON equality_reader USING btree (role) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX equality_reader_one_role ON equality_reader USING btree (person_id) WHERE (ended_at IS NULL);

CREATE TABLE event (
	id integer generated always as identity not null,
	slug text not null,
	organisation_id integer not null,
	title text not null,
	description text default ''::text not null,
	content_locale text default 'da'::text not null,
	starts_at timestamp with time zone not null,
	ends_at timestamp with time zone not null,
	site_id integer,
	place_name text,
	address text,
	lat double precision,
	lng double precision,
	district_nr smallint,
	online_url text,
	languages text[] default '{da}'::text[] not null,
	danish_level text default 'none'::text not null,
	price_kr integer default 0 not null,
	accessibility text[] default '{}'::text[] not null,
	child_friendly boolean default false not null,
	capacity integer,
	sign_up text default 'none'::text not null,
	sign_up_url text,
	focus_area text,
	image_id integer,
	image_alt text,
	commitment_id integer,
	state text default 'draft'::text not null,
	state_changed_at timestamp with time zone default now() not null,
	state_changed_by integer,
	state_reason text,
	published_at timestamp with time zone,
	changed_at timestamp with time zone,
	created_at timestamp with time zone default now() not null,
	created_by integer,
	sequence integer default 0 not null,
	held_at timestamp with time zone,
	attendance integer,
	source text,
	source_key text,
	series_id integer,
	occurrence_on date,
	detached boolean default false not null,
	search tsvector,
	categories text[] default '{}'::text[] not null,
	most_people smallint default 6 not null,
	asks_names boolean default false not null,
	questions jsonb default '[]'::jsonb not null,
	known_before jsonb,
	merged_into_id integer,
	taken_down_at timestamp with time zone,
	taken_down_reason text,
	is_umbrella boolean default false not null,
	umbrella_id integer,
	umbrella_starts_at timestamp with time zone,
	umbrella_ends_at timestamp with time zone,
	under_umbrella boolean,
	constraint event_pkey PRIMARY KEY (id),
	constraint event_slug_key UNIQUE (slug),
	constraint event_umbrella_key UNIQUE (id, is_umbrella, starts_at, ends_at),
	constraint event_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id),
	constraint event_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint event_image_id_fkey FOREIGN KEY (image_id) REFERENCES image(id),
	constraint event_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES event(id) ON DELETE SET NULL,
	constraint event_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint event_series_is_own FOREIGN KEY (series_id, organisation_id) REFERENCES event_series(id, organisation_id) ON UPDATE CASCADE,
	constraint event_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE SET NULL,
	constraint event_state_changed_by_fkey FOREIGN KEY (state_changed_by) REFERENCES person(id),
	constraint event_umbrella_fkey FOREIGN KEY (umbrella_id, under_umbrella, umbrella_starts_at, umbrella_ends_at) REFERENCES event(id, is_umbrella, starts_at, ends_at) ON UPDATE CASCADE ON DELETE SET NULL,
	constraint event_accessibility_check CHECK ((accessibility <@ ARRAY['step_free'::text, 'lift'::text, 'accessible_toilet'::text, 'hearing_loop'::text, 'sign_language'::text, 'interpreter'::text, 'quiet_space'::text, 'companion'::text])),
	constraint event_address_check CHECK ((length(address) <= 200)),
	constraint event_attendance_check CHECK (((attendance >= 0) AND (attendance <= 100000))),
	constraint event_attendance_when_held CHECK (((held_at IS NULL) = (attendance IS NULL))),
	constraint event_capacity_check CHECK (((capacity >= 1) AND (capacity <= 100000))),
	constraint event_categories_check CHECK ((categories <@ ARRAY['food'::text, 'sport'::text, 'language'::text, 'children'::text, 'work'::text, 'culture'::text, 'nature'::text, 'company'::text, 'advice'::text])),
	constraint event_content_locale_check CHECK ((content_locale ~ '^[a-z]{2,3}$'::text)),
	constraint event_danish_level_check CHECK ((danish_level = ANY (ARRAY['none'::text, 'little'::text, 'good'::text, 'fluent'::text]))),
	constraint event_description_check CHECK ((length(description) <= 8000)),
	constraint event_district_nr_check CHECK (((district_nr >= 1) AND (district_nr <= 10))),
	constraint event_ends_after_start CHECK ((ends_at > starts_at)),
	constraint event_focus_area_has_edition CHECK (has_edition(focus_area)),
	constraint event_image_alt_check CHECK ((length(image_alt) <= 300)),
	constraint event_known_before_is_object CHECK ((jsonb_typeof(known_before) = 'object'::text)),
	constraint event_lat_check CHECK (((lat >= (54.4)::double precision) AND (lat <= (58)::double precision))),
	constraint event_lng_check CHECK (((lng >= (7.5)::double precision) AND (lng <= (15.3)::double precision))),
	constraint event_merged_into_another CHECK ((merged_into_id <> id)),
	constraint event_merged_is_hidden CHECK (((merged_into_id IS NULL) OR (state = 'draft'::text))),
	constraint event_merged_is_no_part CHECK (((merged_into_id IS NULL) OR ((umbrella_id IS NULL) AND (NOT is_umbrella)))),
	constraint event_most_people_check CHECK (((most_people > 0) AND (most_people <= 10))),
	constraint event_occurrence_has_series CHECK (((occurrence_on IS NULL) OR (series_id IS NOT NULL))),
	constraint event_online_url_check CHECK ((length(online_url) <= 500)),
	constraint event_only_occurrences_detach CHECK (((NOT detached) OR (occurrence_on IS NOT NULL))),
	constraint event_part_is_a_date CHECK (((umbrella_id IS NULL) OR (series_id IS NULL) OR (occurrence_on IS NOT NULL))),
	constraint event_part_is_whole CHECK ((num_nonnulls(umbrella_id, under_umbrella, umbrella_starts_at, umbrella_ends_at) = ANY (ARRAY[0, 4]))),
	constraint event_part_under_umbrella CHECK (under_umbrella),
	constraint event_part_within_days CHECK (((((starts_at AT TIME ZONE 'Europe/Copenhagen'::text))::date >= ((umbrella_starts_at AT TIME ZONE 'Europe/Copenhagen'::text))::date) AND (((starts_at AT TIME ZONE 'Europe/Copenhagen'::text))::date <= ((umbrella_ends_at AT TIME ZONE 'Europe/Copenhagen'::text))::date) AND ((((ends_at AT TIME ZONE 'Europe/Copenhagen'::text) - '06:00:00'::interval))::date <= ((umbrella_ends_at AT TIME ZONE 'Europe/Copenhagen'::text))::date))),
	constraint event_picture_has_words CHECK (((image_id IS NULL) OR (image_alt IS NOT NULL))),
	constraint event_place_name_check CHECK ((length(place_name) <= 120)),
	constraint event_point_is_whole CHECK (((lat IS NULL) = (lng IS NULL))),
	constraint event_price_kr_check CHECK (((price_kr >= 0) AND (price_kr <= 100000))),
	constraint event_questions_are_few CHECK (((jsonb_typeof(questions) = 'array'::text) AND (jsonb_array_length(questions) <= 3) AND (length((questions)::text) <= 4000))),
	constraint event_sign_up_check CHECK ((sign_up = ANY (ARRAY['none'::text, 'here'::text, 'link'::text]))),
	constraint event_sign_up_link_is_there CHECK (((sign_up <> 'link'::text) OR (sign_up_url IS NOT NULL))),
	constraint event_sign_up_url_check CHECK ((length(sign_up_url) <= 500)),
	constraint event_source_is_whole CHECK (((source IS NULL) = (source_key IS NULL))),
	constraint event_source_key_length CHECK (((length(source_key) >= 1) AND (length(source_key) <= 500))),
	constraint event_source_length CHECK (((length(source) >= 1) AND (length(source) <= 80))),
	constraint event_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'cancelled'::text, 'postponed'::text]))),
	constraint event_state_reason_check CHECK ((length(state_reason) <= 1000)),
	constraint event_taken_down_is_hidden CHECK (((taken_down_at IS NULL) OR (state = 'draft'::text))),
	constraint event_taken_down_reason CHECK ((taken_down_reason = ANY (ARRAY['spam'::text, 'misleading'::text, 'discriminates'::text, 'unlawful'::text, 'personal_data'::text, 'other'::text]))),
	constraint event_taken_down_says_why CHECK (((taken_down_at IS NULL) = (taken_down_reason IS NULL))),
	constraint event_template_stays_draft CHECK (((series_id IS NULL) OR (occurrence_on IS NOT NULL) OR (state = 'draft'::text))),
	constraint event_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120))),
	constraint event_umbrella_does_not_repeat CHECK (((NOT is_umbrella) OR (series_id IS NULL))),
	constraint event_umbrella_is_no_part CHECK (((NOT is_umbrella) OR (umbrella_id IS NULL)))
);
CREATE INDEX event_commitment ON event USING btree (commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX event_focus_area ON event USING btree (focus_area) WHERE (focus_area IS NOT NULL);
CREATE INDEX event_image ON event USING btree (image_id) WHERE (image_id IS NOT NULL);
CREATE UNIQUE INDEX event_imported_once ON event USING btree (source, source_key) WHERE (source_key IS NOT NULL);
CREATE INDEX event_merged_into ON event USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX event_newest ON event USING btree (published_at, id) WHERE (state <> 'draft'::text);
CREATE INDEX event_of_series ON event USING btree (series_id, state, ends_at) WHERE ((series_id IS NOT NULL) AND (state <> 'draft'::text));
CREATE INDEX event_on ON event USING gist (tstzrange(starts_at, ends_at)) WHERE (state <> 'draft'::text);
CREATE UNIQUE INDEX event_once_per_day ON event USING btree (series_id, occurrence_on) NULLS NOT DISTINCT WHERE (series_id IS NOT NULL);
CREATE INDEX event_organisation ON event USING btree (organisation_id, starts_at, id);
CREATE INDEX event_parts ON event USING btree (umbrella_id, starts_at, id) WHERE (umbrella_id IS NOT NULL);
CREATE INDEX event_place ON event USING btree (lat, lng) WHERE (state <> 'draft'::text);
CREATE INDEX event_published ON event USING btree (published_at) WHERE (published_at IS NOT NULL);
CREATE INDEX event_search ON event USING gin (search);
CREATE INDEX event_site ON event USING btree (site_id) WHERE (site_id IS NOT NULL);
CREATE INDEX event_upcoming ON event USING btree (starts_at, id) WHERE (state <> 'draft'::text);
CREATE INDEX event_upcoming_district ON event USING btree (district_nr, starts_at, id) WHERE (state <> 'draft'::text);
CREATE TRIGGER event_announce AFTER INSERT OR DELETE OR UPDATE ON event FOR EACH ROW EXECUTE FUNCTION announce_row('id', 'organisation_id', 'commitment_id', 'series_id', 'umbrella_id');
CREATE TRIGGER event_attendance_guard BEFORE UPDATE OF attendance ON event FOR EACH ROW WHEN (((old.attendance IS NOT NULL) AND (new.attendance IS DISTINCT FROM old.attendance))) EXECUTE FUNCTION event_attendance_guard();
CREATE TRIGGER event_goes_from_package AFTER DELETE ON event FOR EACH ROW WHEN ((old.state <> 'draft'::text)) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER event_hides_from_package AFTER UPDATE OF state, address ON event FOR EACH ROW WHEN (((old.state <> 'draft'::text) AND ((new.state = 'draft'::text) OR ((old.address IS NOT NULL) AND (new.address IS NULL))))) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER event_part_by_consent BEFORE UPDATE OF umbrella_id ON event FOR EACH ROW WHEN (((new.umbrella_id IS NOT NULL) AND (new.umbrella_id IS DISTINCT FROM old.umbrella_id))) EXECUTE FUNCTION event_part_by_consent();
CREATE TRIGGER event_part_by_consent_inserted BEFORE INSERT ON event FOR EACH ROW WHEN ((new.umbrella_id IS NOT NULL)) EXECUTE FUNCTION event_part_by_consent();
CREATE TRIGGER event_search BEFORE INSERT OR UPDATE OF title, description, starts_at, ends_at, place_name, address, district_nr, child_friendly, categories, organisation_id, state ON event FOR EACH ROW EXECUTE FUNCTION event_search();
CREATE CONSTRAINT TRIGGER event_undone_counts_nowhere AFTER UPDATE OF held_at ON event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.held_at IS NOT NULL) AND (new.held_at IS NULL))) EXECUTE FUNCTION undone_deed_counts_nowhere('event');

CREATE TABLE event_correction (
	id integer generated always as identity not null,
	event_id integer not null,
	attendance_before integer not null,
	attendance_after integer,
	reason text not null,
	corrected_by integer,
	corrected_at timestamp with time zone not null,
	constraint event_correction_pkey PRIMARY KEY (id),
	constraint event_correction_corrected_by_fkey FOREIGN KEY (corrected_by) REFERENCES person(id),
	constraint event_correction_event_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint event_correction_changes CHECK ((attendance_after IS DISTINCT FROM attendance_before)),
	constraint event_correction_reason CHECK (((length(reason) >= 3) AND (length(reason) <= 1000)))
);
CREATE INDEX event_correction_corrected_by ON event_correction USING btree (corrected_by) WHERE (corrected_by IS NOT NULL);
CREATE INDEX event_correction_event ON event_correction USING btree (event_id, id DESC);
CREATE TRIGGER event_correction_guard BEFORE UPDATE ON event_correction FOR EACH ROW EXECUTE FUNCTION event_correction_guard();

CREATE TABLE event_message (
	id integer generated always as identity not null,
	event_id integer not null,
	audience text not null,
	body text not null,
	recipients integer not null,
	sent_at timestamp with time zone default now() not null,
	sent_by integer,
	constraint event_message_pkey PRIMARY KEY (id),
	constraint event_message_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint event_message_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint event_message_audience CHECK ((audience = ANY (ARRAY['coming'::text, 'all'::text]))),
	constraint event_message_body_length CHECK (((length(body) >= 3) AND (length(body) <= 3000))),
	constraint event_message_recipients CHECK ((recipients > 0))
);
CREATE INDEX event_message_of_event ON event_message USING btree (event_id, sent_at);
CREATE INDEX event_message_sent_by ON event_message USING btree (sent_by) WHERE (sent_by IS NOT NULL);

CREATE TABLE event_organiser (
	event_id integer not null,
	organisation_id integer not null,
	state text default 'named'::text not null,
	asked_at timestamp with time zone,
	asked_by integer,
	asks smallint default 0 not null,
	decided_at timestamp with time zone,
	decided_by integer,
	constraint event_organiser_pkey PRIMARY KEY (event_id, organisation_id),
	constraint event_organiser_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
	constraint event_organiser_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
	constraint event_organiser_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint event_organiser_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint event_organiser_asked CHECK (((state = 'named'::text) = (asked_at IS NULL))),
	constraint event_organiser_decided CHECK (((state = ANY (ARRAY['named'::text, 'asked'::text])) = (decided_at IS NULL))),
	constraint event_organiser_state CHECK ((state = ANY (ARRAY['named'::text, 'asked'::text, 'accepted'::text, 'declined'::text, 'left'::text, 'withdrawn'::text])))
);
CREATE INDEX event_organiser_open ON event_organiser USING btree (organisation_id, event_id) WHERE (state = ANY (ARRAY['asked'::text, 'accepted'::text]));
CREATE INDEX event_organiser_organisation ON event_organiser USING btree (organisation_id);
CREATE TRIGGER event_organiser_announce AFTER INSERT OR DELETE OR UPDATE ON event_organiser FOR EACH ROW EXECUTE FUNCTION announce_row('event_id', 'organisation_id');
CREATE TRIGGER event_organiser_guard BEFORE INSERT ON event_organiser FOR EACH ROW EXECUTE FUNCTION event_organiser_guard();
CREATE TRIGGER event_organiser_guard_update BEFORE UPDATE ON event_organiser FOR EACH ROW WHEN ((NOT ((old.organisation_id IS DISTINCT FROM new.organisation_id) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION event_organiser_guard();
CREATE TRIGGER event_organiser_search AFTER INSERT OR DELETE OR UPDATE OF state ON event_organiser FOR EACH ROW EXECUTE FUNCTION event_organiser_search();

CREATE TABLE event_part (
	umbrella_id integer not null,
	event_id integer not null,
	state text not null,
	asked_at timestamp with time zone,
	asked_by integer,
	asks smallint default 0 not null,
	decided_at timestamp with time zone,
	decided_by integer,
	constraint event_part_pkey PRIMARY KEY (umbrella_id, event_id),
	constraint event_part_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint event_part_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint event_part_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint event_part_umbrella_id_fkey FOREIGN KEY (umbrella_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint event_part_asked CHECK (((state = 'named'::text) = (asked_at IS NULL))),
	constraint event_part_asks CHECK ((asks >= 0)),
	constraint event_part_decided CHECK (((state = ANY (ARRAY['named'::text, 'asked'::text])) = (decided_at IS NULL))),
	constraint event_part_of_another CHECK ((event_id <> umbrella_id)),
	constraint event_part_state CHECK ((state = ANY (ARRAY['named'::text, 'asked'::text, 'accepted'::text, 'declined'::text, 'left'::text, 'withdrawn'::text])))
);
CREATE INDEX event_part_asked_by ON event_part USING btree (asked_by) WHERE (asked_by IS NOT NULL);
CREATE INDEX event_part_decided_by ON event_part USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX event_part_event ON event_part USING btree (event_id, umbrella_id);
CREATE TRIGGER event_part_announce AFTER INSERT OR DELETE OR UPDATE ON event_part FOR EACH ROW EXECUTE FUNCTION announce_row('umbrella_id', 'event_id');
CREATE TRIGGER event_part_guard BEFORE INSERT OR UPDATE ON event_part FOR EACH ROW EXECUTE FUNCTION event_part_guard();

CREATE TABLE event_series (
	id integer generated always as identity not null,
	organisation_id integer not null,
	rule text not null,
	extra_dates date[] default '{}'::date[] not null,
	except_dates date[] default '{}'::date[] not null,
	skip_holidays boolean default false not null,
	created_at timestamp with time zone default now() not null,
	publishes boolean default false not null,
	constraint event_series_pkey PRIMARY KEY (id),
	constraint event_series_of_organisation UNIQUE (organisation_id, id),
	constraint event_series_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint event_series_except_dates CHECK (((cardinality(except_dates) <= 3660) AND (array_position(except_dates, NULL::date) IS NULL))),
	constraint event_series_extra_dates CHECK (((cardinality(extra_dates) <= 366) AND (array_position(extra_dates, NULL::date) IS NULL))),
	constraint event_series_rule_form CHECK ((rule ~ '^FREQ=[A-Z]+(;[A-Z]+=[A-Z0-9,+-]+)*$'::text)),
	constraint event_series_rule_length CHECK ((length(rule) <= 200))
);

CREATE TABLE event_turnout (
	event_id integer not null,
	signed_up integer not null,
	came integer not null,
	counted_at timestamp with time zone default now() not null,
	constraint event_turnout_pkey PRIMARY KEY (event_id),
	constraint event_turnout_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint event_turnout_came_check CHECK ((came >= 0)),
	constraint event_turnout_signed_up_check CHECK ((signed_up >= 0))
);

CREATE TABLE evidence (
	id integer generated always as identity not null,
	contribution_id integer not null,
	kind text not null,
	url text,
	file_key text,
	media_type text,
	file_name text,
	bytes integer,
	added_by integer,
	added_at timestamp with time zone default now() not null,
	removed_at timestamp with time zone,
	removed_by integer,
	constraint evidence_pkey PRIMARY KEY (id),
	constraint evidence_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
	constraint evidence_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES contribution(id),
	constraint evidence_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES person(id),
	constraint evidence_bytes_check CHECK ((bytes > 0)),
	constraint evidence_file_is_whole CHECK (((kind = 'file'::text) = (num_nonnulls(file_key, media_type, file_name, bytes) = 4))),
	constraint evidence_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
	constraint evidence_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'file'::text]))),
	constraint evidence_link_has_address CHECK (((kind = 'link'::text) = (url IS NOT NULL))),
	constraint evidence_media_type_check CHECK ((media_type = ANY (ARRAY['image/webp'::text, 'application/pdf'::text]))),
	constraint evidence_url_check CHECK (((url ~ '^https?://'::text) AND (length(url) <= 500)))
);
CREATE INDEX evidence_added_by ON evidence USING btree (added_by) WHERE (added_by IS NOT NULL);
CREATE INDEX evidence_contribution ON evidence USING btree (contribution_id, id);
CREATE INDEX evidence_file ON evidence USING btree (file_key) WHERE (file_key IS NOT NULL);
CREATE UNIQUE INDEX evidence_file_once ON evidence USING btree (contribution_id, file_key) WHERE ((file_key IS NOT NULL) AND (removed_at IS NULL));
CREATE UNIQUE INDEX evidence_link_once ON evidence USING btree (contribution_id, url) WHERE ((url IS NOT NULL) AND (removed_at IS NULL));
CREATE TRIGGER evidence_announce AFTER INSERT OR DELETE OR UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER evidence_guard BEFORE INSERT OR DELETE OR UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION evidence_guard();

CREATE TABLE experience (
	id integer not null,
	told_on date not null,
	state text not null,
	receipt_hash text,
	grounds text[],
	setting text,
	happened text,
	district_nr smallint,
	deeds text[],
	sealed text,
	taken_back_on date,
	takes_answer boolean default false not null,
	constraint experience_pkey PRIMARY KEY (id),
	constraint experience_answer_needs_code CHECK (((NOT takes_answer) OR (receipt_hash IS NOT NULL))),
	constraint experience_deeds CHECK ((deeds <@ ARRAY['refused'::text, 'worse'::text, 'dismissed'::text, 'harassed'::text, 'no_adjustment'::text, 'threatened'::text, 'other'::text])),
	constraint experience_district_nr CHECK (((district_nr >= 1) AND (district_nr <= 10))),
	constraint experience_ended_says_nothing CHECK (((state <> 'ended'::text) OR ((receipt_hash IS NULL) AND (taken_back_on IS NULL) AND (EXTRACT(day FROM told_on) = (1)::numeric)))),
	constraint experience_grounds CHECK ((grounds <@ ARRAY['gender'::text, 'ethnicity'::text, 'belief'::text, 'disability'::text, 'age'::text, 'orientation'::text, 'politics'::text, 'origin'::text])),
	constraint experience_grounds_are_some CHECK ((cardinality(grounds) > 0)),
	constraint experience_happened CHECK ((happened = ANY (ARRAY['this_month'::text, 'this_year'::text, 'earlier'::text, 'goes_on'::text]))),
	constraint experience_is_whole CHECK (((num_nonnulls(grounds, setting, happened, deeds) = ANY (ARRAY[0, 4])) AND ((grounds IS NOT NULL) OR (num_nonnulls(district_nr, sealed) = 0)))),
	constraint experience_number CHECK (((id >= 100000) AND (id <= 999999))),
	constraint experience_says_something CHECK (((grounds IS NULL) OR (sealed IS NOT NULL) OR (cardinality(deeds) > 0))),
	constraint experience_sealed_is_sealed CHECK ((sealed ~ '^[A-Za-z0-9_-]{1,40}\.[A-Za-z0-9_-]{38,}$'::text)),
	constraint experience_setting CHECK ((setting = ANY (ARRAY['work'::text, 'school'::text, 'housing'::text, 'shop'::text, 'authority'::text, 'transport'::text, 'online'::text, 'other'::text]))),
	constraint experience_state CHECK ((state = ANY (ARRAY['unread'::text, 'read'::text, 'answered'::text, 'ended'::text]))),
	constraint experience_words_stand_or_went CHECK (((grounds IS NULL) = ((state = 'ended'::text) OR (taken_back_on IS NOT NULL))))
);
CREATE INDEX experience_by_day ON experience USING btree (told_on, id);
CREATE UNIQUE INDEX experience_receipt ON experience USING btree (receipt_hash) WHERE (receipt_hash IS NOT NULL);
CREATE INDEX experience_waiting ON experience USING btree (told_on, id) WHERE (state = ANY (ARRAY['unread'::text, 'read'::text]));
CREATE TRIGGER experience_holds BEFORE UPDATE ON experience FOR EACH ROW EXECUTE FUNCTION hold_experience();

CREATE TABLE experience_count (
	year smallint not null,
	ground text not null,
	setting text not null,
	told integer not null,
	constraint experience_count_pkey PRIMARY KEY (year, ground, setting),
	constraint experience_count_ground CHECK ((ground = ANY (ARRAY['gender'::text, 'ethnicity'::text, 'belief'::text, 'disability'::text, 'age'::text, 'orientation'::text, 'politics'::text, 'origin'::text]))),
	constraint experience_count_setting CHECK ((setting = ANY (ARRAY['work'::text, 'school'::text, 'housing'::text, 'shop'::text, 'authority'::text, 'transport'::text, 'online'::text, 'other'::text]))),
	constraint experience_count_told CHECK ((told > 0)),
	constraint experience_count_year CHECK (((year >= 2020) AND (year <= 2200)))
);

CREATE TABLE experience_line (
	experience_id integer not null,
	place smallint not null,
	side text not null,
	sealed text,
	written_on date not null,
	written_by integer,
	constraint experience_line_pkey PRIMARY KEY (experience_id, place),
	constraint experience_line_experience_fkey FOREIGN KEY (experience_id) REFERENCES experience(id) ON DELETE CASCADE,
	constraint experience_line_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint experience_line_answer_stands CHECK (((side = 'teller'::text) OR (sealed IS NOT NULL))),
	constraint experience_line_of_reader CHECK (((side = 'reader'::text) = (written_by IS NOT NULL))),
	constraint experience_line_place CHECK (((place >= 1) AND (place <= 60))),
	constraint experience_line_sealed_is_sealed CHECK ((sealed ~ '^[A-Za-z0-9_-]{1,40}\.[A-Za-z0-9_-]{38,}$'::text)),
	constraint experience_line_side CHECK ((side = ANY (ARRAY['teller'::text, 'reader'::text])))
);

CREATE TABLE experience_reading (
	id integer generated always as identity not null,
	experience_id integer not null,
	person_id integer not null,
	read_at timestamp with time zone not null,
	constraint experience_reading_pkey PRIMARY KEY (id),
	constraint experience_reading_experience_fkey FOREIGN KEY (experience_id) REFERENCES experience(id),
	constraint experience_reading_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX experience_reading_newest ON experience_reading USING btree (read_at DESC, id DESC);
CREATE INDEX experience_reading_of_person ON experience_reading USING btree (person_id);
CREATE TRIGGER experience_reading_append_only BEFORE DELETE OR UPDATE ON experience_reading FOR EACH ROW EXECUTE FUNCTION hold_append_only();

CREATE TABLE flag (
	id integer generated always as identity not null,
	event_id integer,
	opportunity_id integer,
	organisation_id integer,
	reason text not null,
	words text default ''::text not null,
	email text,
	locale text default 'da'::text not null,
	created_at timestamp with time zone default now() not null,
	outcome text,
	note text,
	closed_at timestamp with time zone,
	closed_by integer,
	benefit_id integer,
	post_id integer,
	barrier_id integer,
	method_id integer,
	posting_id integer,
	constraint flag_pkey PRIMARY KEY (id),
	constraint flag_barrier_fkey FOREIGN KEY (barrier_id) REFERENCES barrier(id) ON DELETE CASCADE,
	constraint flag_benefit_id_fkey FOREIGN KEY (benefit_id) REFERENCES benefit(id) ON DELETE CASCADE,
	constraint flag_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint flag_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint flag_method_fkey FOREIGN KEY (method_id) REFERENCES method(id) ON DELETE CASCADE,
	constraint flag_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity(id) ON DELETE CASCADE,
	constraint flag_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint flag_post_fkey FOREIGN KEY (post_id) REFERENCES debate_post(id) ON DELETE CASCADE,
	constraint flag_posting_fkey FOREIGN KEY (posting_id) REFERENCES posting(id) ON DELETE CASCADE,
	constraint flag_about_one_thing CHECK ((num_nonnulls(barrier_id, method_id, posting_id, post_id, event_id, opportunity_id, benefit_id, organisation_id) = 1)),
	constraint flag_closed_by_when_closed CHECK (((closed_by IS NULL) OR (closed_at IS NOT NULL))),
	constraint flag_closed_with_outcome CHECK (((outcome IS NULL) = (closed_at IS NULL))),
	constraint flag_email_length CHECK (((length(email) >= 3) AND (length(email) <= 254))),
	constraint flag_locale_is_tag CHECK (is_language_tag(locale)),
	constraint flag_note_length CHECK ((length(note) <= 1000)),
	constraint flag_outcome CHECK ((outcome = ANY (ARRAY['taken_down'::text, 'put_right'::text, 'nothing_wrong'::text, 'not_ours'::text]))),
	constraint flag_reason CHECK ((reason = ANY (ARRAY['wrong_facts'::text, 'not_happening'::text, 'same_as_another'::text, 'spam'::text, 'discriminates'::text, 'unlawful'::text, 'other'::text]))),
	constraint flag_words_length CHECK ((length(words) <= 2000))
);
CREATE INDEX flag_barrier ON flag USING btree (barrier_id) WHERE (barrier_id IS NOT NULL);
CREATE INDEX flag_benefit ON flag USING btree (benefit_id) WHERE (benefit_id IS NOT NULL);
CREATE INDEX flag_closed ON flag USING btree (closed_at DESC, id DESC) WHERE (closed_at IS NOT NULL);
CREATE INDEX flag_closed_by ON flag USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX flag_closed_by_reason ON flag USING btree (reason, closed_at DESC, id DESC) WHERE (closed_at IS NOT NULL);
CREATE INDEX flag_email ON flag USING btree (lower(email)) WHERE (email IS NOT NULL);
CREATE INDEX flag_event ON flag USING btree (event_id) WHERE (event_id IS NOT NULL);
CREATE INDEX flag_method ON flag USING btree (method_id) WHERE (method_id IS NOT NULL);
CREATE INDEX flag_open ON flag USING btree (created_at, id) WHERE (closed_at IS NULL);
CREATE INDEX flag_open_by_reason ON flag USING btree (reason, created_at, id) WHERE (closed_at IS NULL);
CREATE INDEX flag_opportunity ON flag USING btree (opportunity_id) WHERE (opportunity_id IS NOT NULL);
CREATE INDEX flag_organisation ON flag USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX flag_post ON flag USING btree (post_id) WHERE (post_id IS NOT NULL);
CREATE INDEX flag_posting ON flag USING btree (posting_id) WHERE (posting_id IS NOT NULL);

CREATE TABLE guide_film (
	id integer generated always as identity not null,
	step_id integer not null,
	locale text not null,
	title text not null,
	captions text not null,
	transcript text,
	added_at timestamp with time zone default now() not null,
	added_by integer not null,
	constraint guide_film_pkey PRIMARY KEY (id),
	constraint guide_film_once UNIQUE (step_id, locale),
	constraint guide_film_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
	constraint guide_film_step_fkey FOREIGN KEY (step_id) REFERENCES guide_step(id),
	constraint guide_film_has_captions CHECK ((captions ~~ 'WEBVTT%-->%'::text)),
	constraint guide_film_locale_is_tag CHECK (is_language_tag(locale)),
	constraint guide_film_words_length CHECK ((((length(title) >= 2) AND (length(title) <= 120)) AND ((length(transcript) >= 1) AND (length(transcript) <= 20000)) AND (length(captions) <= 100000)))
);
CREATE TRIGGER guide_film_announce AFTER INSERT OR DELETE OR UPDATE ON guide_film FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE guide_film_file (
	id integer generated always as identity not null,
	film_id integer not null,
	kind text not null,
	file_key text not null,
	media_type text not null,
	bytes integer not null,
	constraint guide_film_file_pkey PRIMARY KEY (id),
	constraint guide_film_file_once UNIQUE (film_id, kind),
	constraint guide_film_file_film_fkey FOREIGN KEY (film_id) REFERENCES guide_film(id) ON DELETE CASCADE,
	constraint guide_film_file_bytes CHECK ((bytes > 0)),
	constraint guide_film_file_is_of_its_kind CHECK (((kind = 'poster'::text) = (media_type = 'image/webp'::text))),
	constraint guide_film_file_kind CHECK ((kind = ANY (ARRAY['film'::text, 'poster'::text]))),
	constraint guide_film_file_media_type CHECK ((media_type = ANY (ARRAY['video/mp4'::text, 'video/webm'::text, 'image/webp'::text])))
);
CREATE INDEX guide_film_file_key ON guide_film_file USING btree (file_key);
CREATE TRIGGER guide_film_file_announce AFTER INSERT OR DELETE OR UPDATE ON guide_film_file FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE guide_step (
	id integer generated always as identity not null,
	slug text not null,
	state text default 'draft'::text not null,
	theme text not null,
	phase text not null,
	place integer not null,
	revision integer default 1 not null,
	created_at timestamp with time zone default now() not null,
	created_by integer not null,
	published_at timestamp with time zone,
	published_by integer,
	constraint guide_step_pkey PRIMARY KEY (id),
	constraint guide_step_slug_key UNIQUE (slug),
	constraint guide_step_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint guide_step_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
	constraint guide_step_phase CHECK ((phase = ANY (ARRAY['first'::text, 'soon'::text, 'later'::text]))),
	constraint guide_step_place_is_small CHECK (((place >= 1) AND (place <= 999))),
	constraint guide_step_published_by_somebody CHECK ((((state = 'published'::text) = (published_at IS NOT NULL)) AND (num_nonnulls(published_at, published_by) = ANY (ARRAY[0, 2])))),
	constraint guide_step_revision_counts CHECK ((revision >= 1)),
	constraint guide_step_state CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text]))),
	constraint guide_step_theme CHECK ((theme = ANY (ARRAY['papers'::text, 'danish'::text, 'school'::text, 'health'::text, 'work'::text, 'rights'::text, 'democracy'::text, 'clubs'::text])))
);
CREATE INDEX guide_step_in_order ON guide_step USING btree (place, id);
CREATE TRIGGER guide_step_announce AFTER INSERT OR DELETE OR UPDATE ON guide_step FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER guide_step_begins BEFORE INSERT ON guide_step FOR EACH ROW EXECUTE FUNCTION begin_guide_step();
CREATE TRIGGER guide_step_holds BEFORE UPDATE ON guide_step FOR EACH ROW EXECUTE FUNCTION hold_guide_step();

CREATE TABLE guide_text (
	id integer generated always as identity not null,
	step_id integer not null,
	locale text not null,
	title text not null,
	lead text not null,
	body text not null,
	links jsonb default '[]'::jsonb not null,
	of_revision integer not null,
	version integer default 1 not null,
	written_at timestamp with time zone default now() not null,
	written_by integer not null,
	search tsvector generated always as ((search_words(title, true) || search_words(((lead || ' '::text) || body), false))) stored,
	constraint guide_text_pkey PRIMARY KEY (id),
	constraint guide_text_once UNIQUE (step_id, locale),
	constraint guide_text_step_fkey FOREIGN KEY (step_id) REFERENCES guide_step(id),
	constraint guide_text_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint guide_text_counts CHECK (((of_revision >= 1) AND (version >= 1))),
	constraint guide_text_links_are_links CHECK (((jsonb_typeof(links) = 'array'::text) AND (jsonb_array_length(links) <= 10) AND (NOT jsonb_path_exists(links, '$[*]?(!(@."url" starts with "https://") || !(@."title" != ""))'::jsonpath)))),
	constraint guide_text_locale_is_tag CHECK (is_language_tag(locale)),
	constraint guide_text_words_length CHECK ((((length(title) >= 2) AND (length(title) <= 120)) AND ((length(lead) >= 2) AND (length(lead) <= 400)) AND ((length(body) >= 2) AND (length(body) <= 6000))))
);
CREATE INDEX guide_text_search ON guide_text USING gin (search);
CREATE TRIGGER guide_text_announce AFTER INSERT OR DELETE OR UPDATE ON guide_text FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER guide_text_keeps BEFORE INSERT OR UPDATE ON guide_text FOR EACH ROW EXECUTE FUNCTION keep_guide_text();

CREATE TABLE guide_text_past (
	id integer generated always as identity not null,
	text_id integer not null,
	version integer not null,
	title text not null,
	lead text not null,
	body text not null,
	links jsonb not null,
	of_revision integer not null,
	written_at timestamp with time zone not null,
	written_by integer not null,
	constraint guide_text_past_pkey PRIMARY KEY (id),
	constraint guide_text_past_once UNIQUE (text_id, version),
	constraint guide_text_past_text_fkey FOREIGN KEY (text_id) REFERENCES guide_text(id),
	constraint guide_text_past_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);
CREATE TRIGGER guide_text_past_append_only BEFORE DELETE OR UPDATE ON guide_text_past FOR EACH ROW EXECUTE FUNCTION hold_append_only();

CREATE TABLE handed_in_file (
	organisation_id integer not null,
	key text not null,
	bytes integer not null,
	constraint handed_in_file_once PRIMARY KEY (organisation_id, key),
	constraint handed_in_file_key_fkey FOREIGN KEY (key) REFERENCES stored_file(key) ON DELETE CASCADE,
	constraint handed_in_file_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint handed_in_file_size CHECK ((bytes > 0))
);
CREATE INDEX handed_in_file_key ON handed_in_file USING btree (key);
CREATE TRIGGER handed_in_file_guard BEFORE INSERT ON handed_in_file FOR EACH ROW EXECUTE FUNCTION handed_in_file_guard();

CREATE TABLE image (
	id integer generated always as identity not null,
	organisation_id integer not null,
	file_key text not null,
	sha256 text not null,
	width integer not null,
	height integer not null,
	bytes integer not null,
	uploaded_by integer,
	uploaded_at timestamp with time zone default now() not null,
	taken_down_at timestamp with time zone,
	taken_down_by integer,
	taken_down_reason text,
	constraint image_pkey PRIMARY KEY (id),
	constraint image_once UNIQUE (organisation_id, file_key),
	constraint image_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint image_taken_down_by_fkey FOREIGN KEY (taken_down_by) REFERENCES person(id),
	constraint image_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES person(id),
	constraint image_taken_down CHECK (((taken_down_at IS NULL) = (taken_down_reason IS NULL))),
	constraint image_taken_down_once CHECK (((taken_down_by IS NULL) OR (taken_down_at IS NOT NULL))),
	constraint image_taken_down_reason CHECK (((length(taken_down_reason) >= 3) AND (length(taken_down_reason) <= 1000)))
);
CREATE INDEX image_file ON image USING btree (file_key);
CREATE INDEX image_taken_down ON image USING btree (taken_down_at) WHERE (taken_down_at IS NOT NULL);
CREATE TRIGGER image_announce AFTER INSERT OR DELETE OR UPDATE ON image FOR EACH ROW EXECUTE FUNCTION announce_row('id');
CREATE TRIGGER image_own_case BEFORE UPDATE OF taken_down_by ON image FOR EACH ROW WHEN ((new.taken_down_by IS NOT NULL)) EXECUTE FUNCTION image_own_case();

CREATE TABLE import_item (
	id integer generated always as identity not null,
	source_id integer not null,
	uid text,
	recurrence text not null,
	state text default 'proposed'::text not null,
	event_id integer,
	title text not null,
	description text not null,
	starts_at timestamp with time zone not null,
	ends_at timestamp with time zone not null,
	place text,
	url text,
	cancelled boolean not null,
	sequence integer not null,
	modified_at timestamp with time zone,
	notes text[] default '{}'::text[] not null,
	kept text[] default '{}'::text[] not null,
	written text[],
	gone_at timestamp with time zone,
	price_kr integer,
	alike integer[] default '{}'::integer[] not null,
	file_at timestamp with time zone,
	pending text,
	said jsonb,
	edited_since boolean default false not null,
	constraint import_item_pkey PRIMARY KEY (id),
	constraint import_item_event_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE SET NULL,
	constraint import_item_source_fkey FOREIGN KEY (source_id) REFERENCES import_source(id) ON DELETE CASCADE,
	constraint import_item_changed_says_how CHECK (((said IS NOT NULL) = (NOT (pending IS DISTINCT FROM 'changed'::text)))),
	constraint import_item_description_length CHECK ((length(description) <= 8000)),
	constraint import_item_ends_after_start CHECK ((ends_at > starts_at)),
	constraint import_item_events_are_taken CHECK (((event_id IS NULL) OR (state = 'taken'::text))),
	constraint import_item_kept CHECK ((kept <@ ARRAY['title'::text, 'description'::text, 'time'::text, 'place'::text, 'price'::text])),
	constraint import_item_pending CHECK ((pending = ANY (ARRAY['changed'::text, 'gone'::text, 'beyond'::text]))),
	constraint import_item_pending_is_taken CHECK (((pending IS NULL) OR (state = 'taken'::text))),
	constraint import_item_place_length CHECK ((length(place) <= 120)),
	constraint import_item_price CHECK (((price_kr >= 0) AND (price_kr <= 100000))),
	constraint import_item_recurrence_length CHECK ((length(recurrence) <= 40)),
	constraint import_item_state CHECK ((state = ANY (ARRAY['proposed'::text, 'taken'::text, 'left'::text]))),
	constraint import_item_title_length CHECK (((length(title) >= 3) AND (length(title) <= 120))),
	constraint import_item_uid_length CHECK (((length(uid) >= 1) AND (length(uid) <= 400))),
	constraint import_item_url_length CHECK ((length(url) <= 500)),
	constraint import_item_written CHECK ((cardinality(written) = 5))
);
CREATE UNIQUE INDEX import_item_event ON import_item USING btree (event_id) WHERE (event_id IS NOT NULL);
CREATE INDEX import_item_in_state ON import_item USING btree (source_id, state, starts_at, id);
CREATE UNIQUE INDEX import_item_once ON import_item USING btree (source_id, uid, recurrence) WHERE (uid IS NOT NULL);
CREATE INDEX import_item_pending ON import_item USING btree (source_id, starts_at, id) WHERE (pending IS NOT NULL);

CREATE TABLE import_refusal (
	id integer generated always as identity not null,
	source_id integer not null,
	title text not null,
	starts_at timestamp with time zone,
	refusal text not null,
	line integer,
	detail text,
	constraint import_refusal_pkey PRIMARY KEY (id),
	constraint import_refusal_source_fkey FOREIGN KEY (source_id) REFERENCES import_source(id) ON DELETE CASCADE,
	constraint import_refusal_detail_length CHECK (((length(detail) >= 1) AND (length(detail) <= 60))),
	constraint import_refusal_length CHECK (((length(refusal) >= 1) AND (length(refusal) <= 40))),
	constraint import_refusal_line CHECK ((line > 0)),
	constraint import_refusal_title_length CHECK ((length(title) <= 120))
);
CREATE INDEX import_refusal_source ON import_refusal USING btree (source_id, id);

CREATE TABLE import_source (
	id integer generated always as identity not null,
	organisation_id integer not null,
	kind text not null,
	url text,
	danish_level text not null,
	publishes boolean default false not null,
	created_at timestamp with time zone default now() not null,
	created_by integer,
	accepted_at timestamp with time zone,
	ended_at timestamp with time zone,
	etag text,
	last_modified text,
	fetched_at timestamp with time zone,
	next_fetch_at timestamp with time zone,
	failures integer default 0 not null,
	problem text,
	unchanged integer,
	constraint import_source_pkey PRIMARY KEY (id),
	constraint import_source_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint import_source_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint import_source_danish_level CHECK ((danish_level = ANY (ARRAY['none'::text, 'little'::text, 'good'::text, 'fluent'::text]))),
	constraint import_source_etag_length CHECK ((length(etag) <= 300)),
	constraint import_source_fails_for_a_reason CHECK (((failures > 0) = (problem IS NOT NULL))),
	constraint import_source_failures CHECK ((failures >= 0)),
	constraint import_source_feed_has_url CHECK (((kind = 'feed'::text) = (url IS NOT NULL))),
	constraint import_source_kind CHECK ((kind = ANY (ARRAY['file'::text, 'feed'::text]))),
	constraint import_source_last_modified_length CHECK ((length(last_modified) <= 300)),
	constraint import_source_problem_length CHECK (((length(problem) >= 1) AND (length(problem) <= 40))),
	constraint import_source_unchanged CHECK ((unchanged >= 0)),
	constraint import_source_url_length CHECK (((length(url) >= 1) AND (length(url) <= 500)))
);
CREATE INDEX import_source_created_by ON import_source USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX import_source_due ON import_source USING btree (next_fetch_at) WHERE ((ended_at IS NULL) AND (url IS NOT NULL));
CREATE INDEX import_source_of_organisation ON import_source USING btree (organisation_id, id);
CREATE UNIQUE INDEX import_source_once ON import_source USING btree (organisation_id, url) WHERE ((ended_at IS NULL) AND (url IS NOT NULL));
CREATE UNIQUE INDEX import_source_one_of_files ON import_source USING btree (organisation_id) WHERE (kind = 'file'::text);

CREATE TABLE indicator (
	id integer generated always as identity not null,
	slug text not null,
	goal text not null,
	name text not null,
	name_en text,
	unit text not null,
	unit_en text,
	direction text not null,
	decimals smallint not null,
	counts_people boolean not null,
	baseline_on date not null,
	target numeric,
	target_on date,
	tolerance numeric not null,
	source text not null,
	source_url text,
	method text not null,
	method_en text,
	created_at timestamp with time zone default now() not null,
	created_by integer,
	retired_at timestamp with time zone,
	definition text,
	definition_en text,
	source_licence text,
	frequency text default 'half_year'::text not null,
	next_on date,
	responsible text,
	contact text,
	caveats text,
	caveats_en text,
	proxy boolean default false not null,
	constraint indicator_pkey PRIMARY KEY (id),
	constraint indicator_slug_key UNIQUE (slug),
	constraint indicator_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint indicator_baseline_is_half_year CHECK ((baseline_on = half_year_of(baseline_on))),
	constraint indicator_decimals CHECK ((decimals = ANY (ARRAY[0, 1, 2]))),
	constraint indicator_direction CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text, 'closer'::text]))),
	constraint indicator_frequency CHECK ((frequency = ANY (ARRAY['half_year'::text, 'year'::text, 'two_years'::text, 'irregular'::text]))),
	constraint indicator_metadata_length CHECK (((length(definition) <= 1000) AND (length(definition_en) <= 1000) AND (length(source_licence) <= 120) AND (length(responsible) <= 160) AND (length(contact) <= 254) AND (length(caveats) <= 1000) AND (length(caveats_en) <= 1000))),
	constraint indicator_target_after_baseline CHECK ((target_on > baseline_on)),
	constraint indicator_target_has_a_way CHECK (((target IS NULL) OR (direction <> 'closer'::text))),
	constraint indicator_target_has_its_time CHECK (((target IS NULL) = (target_on IS NULL))),
	constraint indicator_target_on_is_half_year CHECK ((target_on = half_year_of(target_on))),
	constraint indicator_tolerance_check CHECK (((tolerance >= (0)::numeric) AND (tolerance < (1000000)::numeric))),
	constraint indicator_words_length CHECK ((((length(name) >= 1) AND (length(name) <= 160)) AND (length(name_en) <= 160) AND ((length(unit) >= 1) AND (length(unit) <= 60)) AND (length(unit_en) <= 60) AND ((length(source) >= 3) AND (length(source) <= 300)) AND (length(source_url) <= 500) AND ((length(method) >= 3) AND (length(method) <= 2000)) AND (length(method_en) <= 2000)))
);
CREATE INDEX indicator_by_goal ON indicator USING btree (goal, id) WHERE (retired_at IS NULL);

CREATE TABLE indicator_break (
	indicator_id integer not null,
	half_year date not null,
	words text not null,
	constraint indicator_break_pkey PRIMARY KEY (indicator_id, half_year),
	constraint indicator_break_indicator_fkey FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE,
	constraint indicator_break_half_year_check CHECK ((half_year = half_year_of(half_year))),
	constraint indicator_break_words_length CHECK (((length(words) >= 3) AND (length(words) <= 300)))
);

CREATE TABLE known_device (
	secret_hash text not null,
	person_id integer not null,
	used_at timestamp with time zone not null,
	constraint known_device_pkey PRIMARY KEY (secret_hash, person_id),
	constraint known_device_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
	constraint known_device_only_hash CHECK ((secret_hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX known_device_by_age ON known_device USING btree (used_at);
CREATE INDEX known_device_person ON known_device USING btree (person_id);

CREATE TABLE lighthouse (
	id integer generated always as identity not null,
	key text not null,
	what text not null,
	place text not null,
	district_nr smallint,
	lat double precision,
	lng double precision,
	changed_at timestamp with time zone default now() not null,
	changed_by integer not null,
	constraint lighthouse_pkey PRIMARY KEY (id),
	constraint lighthouse_key_key UNIQUE (key),
	constraint lighthouse_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id),
	constraint lighthouse_district_nr CHECK (((district_nr >= 1) AND (district_nr <= 10))),
	constraint lighthouse_point_is_whole CHECK (((lat IS NULL) = (lng IS NULL))),
	constraint lighthouse_words_length CHECK ((((length(what) >= 3) AND (length(what) <= 4000)) AND ((length(place) >= 2) AND (length(place) <= 200))))
);
CREATE TRIGGER lighthouse_announce AFTER INSERT OR DELETE OR UPDATE ON lighthouse FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE lighthouse_commitment (
	lighthouse_id integer not null,
	commitment_id integer not null,
	linked_at timestamp with time zone default now() not null,
	linked_by integer not null,
	constraint lighthouse_commitment_pkey PRIMARY KEY (lighthouse_id, commitment_id),
	constraint lighthouse_commitment_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE,
	constraint lighthouse_commitment_lighthouse_fkey FOREIGN KEY (lighthouse_id) REFERENCES lighthouse(id),
	constraint lighthouse_commitment_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES person(id)
);
CREATE INDEX lighthouse_commitment_carries ON lighthouse_commitment USING btree (commitment_id, lighthouse_id);
CREATE TRIGGER lighthouse_commitment_announce AFTER INSERT OR DELETE OR UPDATE ON lighthouse_commitment FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER lighthouse_commitment_goes_from_package AFTER DELETE ON lighthouse_commitment FOR EACH ROW EXECUTE FUNCTION withdraw_data_package();

CREATE TABLE lighthouse_milestone (
	id integer generated always as identity not null,
	lighthouse_id integer not null,
	title text not null,
	due_on date not null,
	reached_at timestamp with time zone,
	constraint lighthouse_milestone_pkey PRIMARY KEY (id),
	constraint lighthouse_milestone_lighthouse_fkey FOREIGN KEY (lighthouse_id) REFERENCES lighthouse(id),
	constraint lighthouse_milestone_title_length CHECK (((length(title) >= 3) AND (length(title) <= 160)))
);
CREATE INDEX lighthouse_milestone_in_order ON lighthouse_milestone USING btree (lighthouse_id, due_on, id);
CREATE TRIGGER lighthouse_milestone_announce AFTER INSERT OR DELETE OR UPDATE ON lighthouse_milestone FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER lighthouse_milestone_goes_from_package AFTER DELETE ON lighthouse_milestone FOR EACH ROW EXECUTE FUNCTION withdraw_data_package();

CREATE TABLE lighthouse_result (
	id integer generated always as identity not null,
	lighthouse_id integer not null,
	found_on date not null,
	words text not null,
	source text not null,
	source_url text,
	written_at timestamp with time zone default now() not null,
	written_by integer not null,
	constraint lighthouse_result_pkey PRIMARY KEY (id),
	constraint lighthouse_result_lighthouse_fkey FOREIGN KEY (lighthouse_id) REFERENCES lighthouse(id),
	constraint lighthouse_result_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint lighthouse_result_words_length CHECK ((((length(words) >= 3) AND (length(words) <= 1000)) AND ((length(source) >= 3) AND (length(source) <= 300)) AND (length(source_url) <= 500)))
);
CREATE INDEX lighthouse_result_newest ON lighthouse_result USING btree (lighthouse_id, found_on DESC, id DESC);
CREATE TRIGGER lighthouse_result_announce AFTER INSERT OR DELETE OR UPDATE ON lighthouse_result FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER lighthouse_result_goes_from_package AFTER DELETE ON lighthouse_result FOR EACH ROW EXECUTE FUNCTION withdraw_data_package();

CREATE TABLE link (
	id integer generated always as identity not null,
	kind text not null,
	secret_hash text not null,
	email text,
	person_id integer,
	organisation_id integer,
	contribution_id integer,
	registration_id integer,
	role text,
	created_by integer,
	created_at timestamp with time zone default now() not null,
	expires_at timestamp with time zone,
	used_at timestamp with time zone,
	revoked_at timestamp with time zone,
	alert_id integer,
	voice_id integer,
	debate_voice_id integer,
	seat_id integer,
	constraint link_pkey PRIMARY KEY (id),
	constraint link_secret UNIQUE (secret_hash),
	constraint link_alert_fkey FOREIGN KEY (alert_id) REFERENCES alert(id) ON DELETE CASCADE,
	constraint link_contribution_fkey FOREIGN KEY (contribution_id) REFERENCES contribution(id),
	constraint link_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint link_debate_voice_fkey FOREIGN KEY (debate_voice_id) REFERENCES debate_voice(id) ON DELETE CASCADE,
	constraint link_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint link_person_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
	constraint link_registration_fkey FOREIGN KEY (registration_id) REFERENCES registration(id) ON DELETE CASCADE,
	constraint link_seat_fkey FOREIGN KEY (seat_id) REFERENCES circle_seat(id) ON DELETE CASCADE,
	constraint link_voice_fkey FOREIGN KEY (voice_id) REFERENCES barrier_voice(id) ON DELETE CASCADE,
	constraint link_ends CHECK (((kind = ANY (ARRAY['seat'::text, 'debate_voice'::text, 'registration'::text, 'voice'::text])) OR (expires_at IS NOT NULL))),
	constraint link_kind CHECK ((kind = ANY (ARRAY['seat'::text, 'confirm_debate_voice'::text, 'debate_voice'::text, 'confirm_voice'::text, 'voice'::text, 'confirm_alert'::text, 'mailings'::text, 'confirm_email'::text, 'reset_password'::text, 'change_email'::text, 'invitation'::text, 'confirm_contribution'::text, 'still_right'::text, 'registration'::text]))),
	constraint link_only_hash CHECK ((secret_hash ~ '^[0-9a-f]{64}$'::text)),
	constraint link_role CHECK ((role = ANY (ARRAY['owner'::text, 'signatory'::text, 'editor'::text, 'reporter'::text, 'reader'::text]))),
	constraint link_says_what_it_is_about CHECK (
CASE kind
    WHEN 'seat'::text THEN (seat_id IS NOT NULL)
    WHEN 'confirm_debate_voice'::text THEN (debate_voice_id IS NOT NULL)
    WHEN 'debate_voice'::text THEN (debate_voice_id IS NOT NULL)
    WHEN 'confirm_voice'::text THEN (voice_id IS NOT NULL)
    WHEN 'voice'::text THEN (voice_id IS NOT NULL)
    WHEN 'confirm_alert'::text THEN (alert_id IS NOT NULL)
    WHEN 'invitation'::text THEN (num_nulls(email, organisation_id, role) = 0)
    WHEN 'change_email'::text THEN (num_nulls(email, person_id) = 0)
    WHEN 'confirm_contribution'::text THEN (num_nulls(contribution_id, organisation_id, person_id) = 0)
    WHEN 'still_right'::text THEN (num_nulls(organisation_id, person_id) = 0)
    WHEN 'registration'::text THEN (registration_id IS NOT NULL)
    ELSE (email IS NOT NULL)
END)
);
CREATE INDEX link_alert ON link USING btree (alert_id) WHERE (alert_id IS NOT NULL);
CREATE INDEX link_debate_voice ON link USING btree (debate_voice_id) WHERE (debate_voice_id IS NOT NULL);
CREATE INDEX link_email ON link USING btree (lower(email), kind) WHERE (email IS NOT NULL);
CREATE INDEX link_expiry ON link USING btree (kind, expires_at);
CREATE UNIQUE INDEX link_one_invitation ON link USING btree (organisation_id, lower(email)) WHERE ((kind = 'invitation'::text) AND (used_at IS NULL) AND (revoked_at IS NULL));
CREATE UNIQUE INDEX link_one_question ON link USING btree (contribution_id, person_id) WHERE (kind = 'confirm_contribution'::text);
CREATE INDEX link_organisation ON link USING btree (organisation_id, kind, created_at) WHERE (organisation_id IS NOT NULL);
CREATE INDEX link_person ON link USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX link_registration ON link USING btree (registration_id) WHERE (registration_id IS NOT NULL);
CREATE INDEX link_seat ON link USING btree (seat_id) WHERE (seat_id IS NOT NULL);
CREATE INDEX link_voice ON link USING btree (voice_id) WHERE (voice_id IS NOT NULL);

CREATE TABLE look_alike (
	event_id integer not null,
	other_id integer not null,
	found_at timestamp with time zone default now() not null,
	different_at timestamp with time zone,
	different_by integer,
	constraint look_alike_pkey PRIMARY KEY (event_id, other_id),
	constraint look_alike_different_by_fkey FOREIGN KEY (different_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint look_alike_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint look_alike_other_id_fkey FOREIGN KEY (other_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint look_alike_decided_by_somebody CHECK (((different_by IS NULL) OR (different_at IS NOT NULL))),
	constraint look_alike_in_order CHECK ((event_id < other_id))
);
CREATE INDEX look_alike_different_by ON look_alike USING btree (different_by) WHERE (different_by IS NOT NULL);
CREATE INDEX look_alike_newest ON look_alike USING btree (found_at DESC, event_id DESC, other_id DESC) WHERE (different_at IS NULL);
CREATE INDEX look_alike_other ON look_alike USING btree (other_id);
CREATE INDEX look_alike_said_different ON look_alike USING btree (different_at DESC) WHERE (different_at IS NOT NULL);

CREATE TABLE mail (
	id integer generated always as identity not null,
	to_address text not null,
	subject text not null,
	text text not null,
	html text not null,
	locale text default 'da'::text not null,
	dedupe_key text,
	created_at timestamp with time zone default now() not null,
	sent_at timestamp with time zone,
	attempts integer default 0 not null,
	last_error text,
	reply_to text,
	calendar text,
	unsubscribe text,
	constraint mail_pkey PRIMARY KEY (id),
	constraint mail_dedupe_key_key UNIQUE (dedupe_key),
	constraint mail_calendar_is_one CHECK ((calendar ~~ 'BEGIN:VCALENDAR%'::text)),
	constraint mail_calendar_length CHECK ((length(calendar) <= 40000)),
	constraint mail_locale_is_tag CHECK (is_language_tag(locale)),
	constraint mail_reply_to_length CHECK ((length(reply_to) <= 254)),
	constraint mail_unsubscribe_is_address CHECK (((unsubscribe ~ '^https?://[!-~]+$'::text) AND (length(unsubscribe) <= 400)))
);
CREATE INDEX mail_newest ON mail USING btree (created_at DESC, id DESC);
CREATE INDEX mail_reply_to ON mail USING btree (lower(reply_to)) WHERE (reply_to IS NOT NULL);
CREATE INDEX mail_to_address ON mail USING btree (lower(to_address));

CREATE TABLE mail_consent (
	id integer generated always as identity not null,
	person_id integer not null,
	email text,
	list text not null,
	says_yes boolean not null,
	source text not null,
	locale text not null,
	said text not null,
	at timestamp with time zone not null,
	constraint mail_consent_pkey PRIMARY KEY (id),
	constraint mail_consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
	constraint mail_consent_email_length CHECK (((length(email) >= 3) AND (length(email) <= 254))),
	constraint mail_consent_list CHECK ((list = ANY (ARRAY['news'::text, 'invitations'::text]))),
	constraint mail_consent_locale_is_tag CHECK (is_language_tag(locale)),
	constraint mail_consent_said_length CHECK (((length(said) >= 1) AND (length(said) <= 1000))),
	constraint mail_consent_source CHECK ((source = ANY (ARRAY['page'::text, 'one_click'::text])))
);
CREATE INDEX mail_consent_last ON mail_consent USING btree (person_id, list, id DESC);
CREATE TRIGGER mail_consent_append_only BEFORE DELETE OR UPDATE ON mail_consent FOR EACH ROW EXECUTE FUNCTION mail_consent_guard();

CREATE TABLE mail_wording (
	id integer generated always as identity not null,
	key text not null,
	locale text not null,
	words text not null,
	shipped text not null,
	changed_by integer not null,
	changed_at timestamp with time zone not null,
	constraint mail_wording_pkey PRIMARY KEY (id),
	constraint mail_wording_once UNIQUE (key, locale),
	constraint mail_wording_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id),
	constraint mail_wording_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{2,80}$'::text)),
	constraint mail_wording_locale_is_tag CHECK (is_language_tag(locale)),
	constraint mail_wording_says_something_else CHECK ((words <> shipped)),
	constraint mail_wording_shipped_length CHECK (((length(shipped) >= 1) AND (length(shipped) <= 3000))),
	constraint mail_wording_subject_is_a_line CHECK ((("right"(key, 8) <> '_subject'::text) OR (strpos(words, chr(10)) = 0))),
	constraint mail_wording_words_length CHECK (((length(words) >= 1) AND (length(words) <= 3000)))
);
CREATE INDEX mail_wording_changed_by ON mail_wording USING btree (changed_by);
CREATE TRIGGER mail_wording_announce AFTER INSERT OR DELETE OR UPDATE ON mail_wording FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE match (
	id integer generated always as identity not null,
	need_id integer not null,
	need_side text generated always as ('need'::text) stored not null,
	offer_id integer not null,
	offer_side text generated always as ('offer'::text) stored not null,
	quantity numeric not null,
	starts_on date not null,
	ends_on date not null,
	message text default ''::text not null,
	proposer_id integer not null,
	proposed_by integer,
	proposed_at timestamp with time zone default now() not null,
	state text default 'proposed'::text not null,
	decided_at timestamp with time zone,
	decided_by integer,
	reason text default ''::text not null,
	commitment_id integer,
	constraint match_pkey PRIMARY KEY (id),
	constraint match_commitment_id_key UNIQUE (commitment_id),
	constraint match_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id),
	constraint match_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
	constraint match_need_is_a_need FOREIGN KEY (need_id, need_side) REFERENCES posting(id, side),
	constraint match_offer_is_an_offer FOREIGN KEY (offer_id, offer_side) REFERENCES posting(id, side),
	constraint match_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
	constraint match_proposer_id_fkey FOREIGN KEY (proposer_id) REFERENCES organisation(id),
	constraint match_commitment_when_accepted CHECK (((state = 'accepted'::text) = (commitment_id IS NOT NULL))),
	constraint match_decided_unless_proposed CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
	constraint match_ends_after_start CHECK ((ends_on > starts_on)),
	constraint match_message_check CHECK ((length(message) <= 1000)),
	constraint match_quantity_check CHECK (((quantity > (0)::numeric) AND (quantity < (1000000)::numeric))),
	constraint match_reason_check CHECK ((length(reason) <= 1000)),
	constraint match_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'lapsed'::text])))
);
CREATE INDEX match_need ON match USING btree (need_id, id DESC);
CREATE INDEX match_newest ON match USING btree (decided_at DESC, id DESC) WHERE (state = 'accepted'::text);
CREATE INDEX match_offer ON match USING btree (offer_id, id DESC);
CREATE UNIQUE INDEX match_one_open ON match USING btree (need_id, offer_id) WHERE (state = 'proposed'::text);
CREATE TRIGGER match_books AFTER INSERT OR UPDATE ON match FOR EACH ROW EXECUTE FUNCTION match_books();

CREATE TABLE match_mute (
	id integer generated always as identity not null,
	organisation_id integer not null,
	posting_id integer,
	muted_organisation_id integer,
	kind text,
	muted_at timestamp with time zone default now() not null,
	muted_by integer,
	constraint match_mute_pkey PRIMARY KEY (id),
	constraint match_mute_once UNIQUE NULLS NOT DISTINCT (organisation_id, posting_id, muted_organisation_id, kind),
	constraint match_mute_muted_by_fkey FOREIGN KEY (muted_by) REFERENCES person(id),
	constraint match_mute_muted_organisation_id_fkey FOREIGN KEY (muted_organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint match_mute_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint match_mute_posting_id_fkey FOREIGN KEY (posting_id) REFERENCES posting(id) ON DELETE CASCADE,
	constraint match_mute_of_another CHECK ((muted_organisation_id <> organisation_id)),
	constraint match_mute_of_one_thing CHECK ((num_nonnulls(posting_id, muted_organisation_id, kind) = 1))
);
CREATE INDEX match_mute_posting ON match_mute USING btree (posting_id) WHERE (posting_id IS NOT NULL);

CREATE TABLE membership (
	organisation_id integer not null,
	person_id integer not null,
	role text not null,
	created_at timestamp with time zone default now() not null,
	created_by integer,
	constraint membership_pkey PRIMARY KEY (organisation_id, person_id),
	constraint membership_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
	constraint membership_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'signatory'::text, 'editor'::text, 'reporter'::text, 'reader'::text])))
);
CREATE INDEX membership_person ON membership USING btree (person_id);
CREATE TRIGGER membership_ends AFTER DELETE ON membership FOR EACH ROW EXECUTE FUNCTION membership_ends();
CREATE TRIGGER membership_ownerless AFTER INSERT OR DELETE OR UPDATE ON membership FOR EACH ROW EXECUTE FUNCTION organisation_ownerless();

CREATE TABLE method (
	id integer generated always as identity not null,
	slug text not null,
	state text not null,
	organisation_id integer,
	commitment_id integer,
	title jsonb not null,
	summary jsonb not null,
	for_whom jsonb not null,
	steps jsonb not null,
	materials jsonb,
	takes jsonb not null,
	least_people smallint not null,
	most_people smallint,
	duration text not null,
	evidence text not null,
	evidence_source text,
	evidence_url text,
	origin text not null,
	origin_name text,
	origin_url text,
	areas text[] not null,
	written_by integer,
	sent_at timestamp with time zone not null,
	shown_at timestamp with time zone,
	decided_at timestamp with time zone,
	decided_by integer,
	refusal text,
	search tsvector generated always as ((search_words((((title ->> 'da'::text) || ' '::text) || COALESCE((title ->> 'en'::text), ''::text)), true) || search_words((((((((((((summary ->> 'da'::text) || ' '::text) || COALESCE((summary ->> 'en'::text), ''::text)) || ' '::text) || (for_whom ->> 'da'::text)) || ' '::text) || COALESCE((for_whom ->> 'en'::text), ''::text)) || ' '::text) || (steps ->> 'da'::text)) || ' '::text) || COALESCE((steps ->> 'en'::text), ''::text)), false))) stored,
	constraint method_pkey PRIMARY KEY (id),
	constraint method_slug_key UNIQUE (slug),
	constraint method_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE SET NULL,
	constraint method_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
	constraint method_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint method_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint method_areas CHECK (((cardinality(areas) >= 1) AND (cardinality(areas) <= 8))),
	constraint method_decided CHECK ((((state = 'proposed'::text) = (decided_at IS NULL)) AND (num_nonnulls(decided_at, decided_by) = ANY (ARRAY[0, 2])))),
	constraint method_declined_says_why CHECK (((state = 'declined'::text) = (refusal IS NOT NULL))),
	constraint method_duration CHECK ((duration = ANY (ARRAY['hour'::text, 'evening'::text, 'day'::text, 'several'::text]))),
	constraint method_evidence CHECK ((evidence = ANY (ARRAY['described'::text, 'tried'::text, 'evaluated'::text, 'researched'::text]))),
	constraint method_evidence_has_source CHECK (((evidence <> ALL (ARRAY['evaluated'::text, 'researched'::text])) OR (evidence_source IS NOT NULL))),
	constraint method_is_shown_since CHECK (((state <> 'shown'::text) OR (shown_at IS NOT NULL))),
	constraint method_lines_length CHECK (((length(evidence_source) <= 300) AND (length(evidence_url) <= 500) AND (length(origin_name) <= 200) AND (length(origin_url) <= 500))),
	constraint method_origin CHECK ((origin = ANY (ARRAY['eurocities'::text, 'intercultural_cities'::text, 'partners'::text, 'other'::text]))),
	constraint method_people CHECK ((((least_people >= 1) AND (least_people <= 10000)) AND ((most_people >= least_people) AND (most_people <= 10000)))),
	constraint method_promise_has_maker CHECK (((commitment_id IS NULL) OR (organisation_id IS NOT NULL))),
	constraint method_refusal_length CHECK (((length(refusal) >= 3) AND (length(refusal) <= 1000))),
	constraint method_state CHECK ((state = ANY (ARRAY['proposed'::text, 'shown'::text, 'declined'::text]))),
	constraint method_texts_are_short CHECK (((length((title)::text) <= 600) AND (length((((((summary)::text || (for_whom)::text) || (steps)::text) || (takes)::text) || COALESCE((materials)::text, ''::text))) <= 20000))),
	constraint method_texts_by_language CHECK ((is_text_by_language(title) AND is_text_by_language(summary) AND is_text_by_language(for_whom) AND is_text_by_language(steps) AND is_text_by_language(takes) AND ((materials IS NULL) OR is_text_by_language(materials))))
);
CREATE INDEX method_by_sending ON method USING btree (sent_at DESC, id DESC);
CREATE INDEX method_commitment ON method USING btree (commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX method_decided_by ON method USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX method_newest ON method USING btree (shown_at DESC, id DESC) WHERE (state = 'shown'::text);
CREATE INDEX method_organisation ON method USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX method_search ON method USING gin (search);
CREATE INDEX method_waiting ON method USING btree (sent_at, id) WHERE (state = 'proposed'::text);
CREATE INDEX method_written_by ON method USING btree (written_by) WHERE (written_by IS NOT NULL);
CREATE TRIGGER method_announce AFTER INSERT OR DELETE OR UPDATE ON method FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER method_holds BEFORE UPDATE OF state ON method FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION hold_method();

CREATE TABLE method_report (
	id integer generated always as identity not null,
	method_id integer not null,
	organisation_id integer not null,
	state text not null,
	tried_on date not null,
	district_nr smallint,
	people integer not null,
	outcome text not null,
	change text,
	content_locale text not null,
	written_by integer,
	sent_at timestamp with time zone not null,
	decided_at timestamp with time zone,
	decided_by integer,
	refusal text,
	constraint method_report_pkey PRIMARY KEY (id),
	constraint method_report_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
	constraint method_report_method_fkey FOREIGN KEY (method_id) REFERENCES method(id),
	constraint method_report_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint method_report_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint method_report_decided CHECK ((((state = 'proposed'::text) = (decided_at IS NULL)) AND (num_nonnulls(decided_at, decided_by) = ANY (ARRAY[0, 2])))),
	constraint method_report_declined_says_why CHECK (((state = 'declined'::text) = (refusal IS NOT NULL))),
	constraint method_report_district_nr CHECK (((district_nr >= 1) AND (district_nr <= 10))),
	constraint method_report_locale_is_tag CHECK (is_language_tag(content_locale)),
	constraint method_report_people CHECK (((people >= 1) AND (people <= 100000))),
	constraint method_report_refusal_length CHECK (((length(refusal) >= 3) AND (length(refusal) <= 1000))),
	constraint method_report_state CHECK ((state = ANY (ARRAY['proposed'::text, 'shown'::text, 'declined'::text]))),
	constraint method_report_words_length CHECK ((((length(outcome) >= 10) AND (length(outcome) <= 3000)) AND ((length(change) >= 1) AND (length(change) <= 2000))))
);
CREATE INDEX method_report_by_sending ON method_report USING btree (sent_at DESC, id DESC);
CREATE INDEX method_report_decided_by ON method_report USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX method_report_of_method ON method_report USING btree (method_id, tried_on DESC, id DESC);
CREATE INDEX method_report_organisation ON method_report USING btree (organisation_id, sent_at DESC, id DESC);
CREATE INDEX method_report_waiting ON method_report USING btree (sent_at, id) WHERE (state = 'proposed'::text);
CREATE INDEX method_report_written_by ON method_report USING btree (written_by) WHERE (written_by IS NOT NULL);
CREATE TRIGGER method_report_announce AFTER INSERT OR DELETE OR UPDATE ON method_report FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER method_report_holds BEFORE UPDATE OF state ON method_report FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION hold_method();

CREATE TABLE milestone (
	id integer generated always as identity not null,
	commitment_id integer not null,
	title text not null,
	due_on date not null,
	reached_at timestamp with time zone,
	constraint milestone_pkey PRIMARY KEY (id),
	constraint milestone_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE,
	constraint milestone_title_check CHECK (((length(title) >= 2) AND (length(title) <= 160)))
);
CREATE INDEX milestone_commitment ON milestone USING btree (commitment_id, due_on);
CREATE TRIGGER milestone_announce AFTER INSERT OR DELETE OR UPDATE ON milestone FOR EACH ROW EXECUTE FUNCTION announce_row('commitment_id');

CREATE TABLE network_binding (
	year smallint not null,
	organisation_id integer not null,
	share real not null,
	constraint network_binding_pkey PRIMARY KEY (year, organisation_id),
	constraint network_binding_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint network_binding_is_share CHECK (((share > (0)::double precision) AND (share <= (1)::double precision)))
);
CREATE INDEX network_binding_organisation ON network_binding USING btree (organisation_id);
CREATE TRIGGER network_binding_announce AFTER INSERT OR DELETE OR UPDATE ON network_binding FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE network_place (
	organisation_id integer not null,
	x real not null,
	y real not null,
	constraint network_place_pkey PRIMARY KEY (organisation_id),
	constraint network_place_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE
);
CREATE TRIGGER network_place_announce AFTER INSERT OR DELETE OR UPDATE ON network_place FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE network_tie (
	year smallint not null,
	one_id integer not null,
	other_id integer not null,
	partnerships integer default 0 not null,
	events integer default 0 not null,
	matches integer default 0 not null,
	constraint network_tie_pkey PRIMARY KEY (year, one_id, other_id),
	constraint network_tie_one_id_fkey FOREIGN KEY (one_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint network_tie_other_id_fkey FOREIGN KEY (other_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint network_tie_in_order CHECK ((one_id < other_id)),
	constraint network_tie_of_something CHECK (((partnerships >= 0) AND (events >= 0) AND (matches >= 0) AND (((partnerships + events) + matches) > 0)))
);
CREATE INDEX network_tie_one ON network_tie USING btree (one_id);
CREATE INDEX network_tie_other ON network_tie USING btree (other_id);
CREATE TRIGGER network_tie_announce AFTER INSERT OR DELETE OR UPDATE ON network_tie FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE objection (
	id integer generated always as identity not null,
	contribution_id integer not null,
	organisation_id integer,
	person_id integer,
	reason text not null,
	raised_at timestamp with time zone default now() not null,
	resolution text,
	resolution_note text default ''::text not null,
	resolved_at timestamp with time zone,
	resolved_by integer,
	answer text,
	answered_at timestamp with time zone,
	answered_by integer,
	reopens_id integer,
	reopened_at timestamp with time zone,
	reopened_by integer,
	reopened_why text,
	constraint objection_pkey PRIMARY KEY (id),
	constraint objection_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
	constraint objection_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES contribution(id),
	constraint objection_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint objection_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
	constraint objection_reopened_by_fkey FOREIGN KEY (reopened_by) REFERENCES person(id),
	constraint objection_reopens_fkey FOREIGN KEY (reopens_id) REFERENCES objection(id),
	constraint objection_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES person(id),
	constraint objection_answer_check CHECK (((length(answer) >= 3) AND (length(answer) <= 1000))),
	constraint objection_moment_with_answer CHECK (((answer IS NULL) = (answered_at IS NULL))),
	constraint objection_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 1000))),
	constraint objection_reopened_is_whole CHECK ((num_nonnulls(reopens_id, reopened_at, reopened_by, reopened_why) = ANY (ARRAY[0, 4]))),
	constraint objection_reopened_why_length CHECK (((length(reopened_why) >= 3) AND (length(reopened_why) <= 1000))),
	constraint objection_resolution_check CHECK ((resolution = ANY (ARRAY['stands'::text, 'rejected'::text, 'corrected'::text, 'withdrawn'::text]))),
	constraint objection_resolution_note_check CHECK ((length(resolution_note) <= 1000)),
	constraint objection_resolved_with_resolution CHECK (((resolution IS NULL) = (resolved_at IS NULL)))
);
CREATE INDEX objection_contribution ON objection USING btree (contribution_id, id);
CREATE UNIQUE INDEX objection_open ON objection USING btree (contribution_id) WHERE (resolved_at IS NULL);
CREATE INDEX objection_organisation ON objection USING btree (organisation_id) WHERE (resolved_at IS NULL);
CREATE UNIQUE INDEX objection_reopened_once ON objection USING btree (reopens_id) WHERE (reopens_id IS NOT NULL);
CREATE INDEX objection_waiting ON objection USING btree (COALESCE(reopened_at, raised_at), id) WHERE (resolved_at IS NULL);
CREATE TRIGGER objection_announce AFTER INSERT OR DELETE OR UPDATE ON objection FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER objection_contests AFTER INSERT OR UPDATE OF resolved_at ON objection FOR EACH ROW EXECUTE FUNCTION objection_contests();
CREATE TRIGGER objection_guard BEFORE INSERT OR DELETE ON objection FOR EACH ROW EXECUTE FUNCTION objection_guard();
CREATE TRIGGER objection_guard_update BEFORE UPDATE ON objection FOR EACH ROW WHEN ((NOT ((old.organisation_id IS DISTINCT FROM new.organisation_id) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION objection_guard();
CREATE TRIGGER objection_own_case BEFORE INSERT ON objection FOR EACH ROW WHEN (((new.organisation_id IS NULL) AND (new.reopens_id IS NULL))) EXECUTE FUNCTION objection_own_case();
CREATE TRIGGER objection_own_decision BEFORE UPDATE OF resolution ON objection FOR EACH ROW WHEN (((new.resolution = ANY (ARRAY['stands'::text, 'rejected'::text])) OR ((new.resolution = 'withdrawn'::text) AND (new.organisation_id IS NULL)))) EXECUTE FUNCTION objection_own_case();

CREATE TABLE observation (
	id integer generated always as identity not null,
	indicator_id integer not null,
	half_year date not null,
	half_year_label text,
	district_nr smallint,
	value numeric,
	reference numeric,
	withheld text,
	provisional boolean default false not null,
	base integer,
	note text,
	entered_at timestamp with time zone default now() not null,
	entered_by integer,
	constraint observation_pkey PRIMARY KEY (id),
	constraint observation_once UNIQUE NULLS NOT DISTINCT (indicator_id, half_year, district_nr),
	constraint observation_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id),
	constraint observation_indicator_fkey FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE,
	constraint observation_base_check CHECK ((base >= 0)),
	constraint observation_district_nr CHECK (((district_nr >= 1) AND (district_nr <= 10))),
	constraint observation_half_year_check CHECK ((half_year = half_year_of(half_year))),
	constraint observation_reference_beside_value CHECK (((reference IS NULL) OR (value IS NOT NULL))),
	constraint observation_value_or_why CHECK (((value IS NULL) = (withheld IS NOT NULL))),
	constraint observation_withheld CHECK ((withheld = ANY (ARRAY['few'::text, 'not_measured'::text, 'not_ready'::text, 'uncertain'::text]))),
	constraint observation_words_length CHECK (((length(note) <= 300) AND (length(half_year_label) <= 40)))
);

CREATE TABLE observation_import (
	id integer generated always as identity not null,
	indicator_id integer not null,
	file_name text not null,
	content text,
	state text default 'waiting'::text not null,
	problem text,
	detail text,
	taken integer default 0 not null,
	refused integer default 0 not null,
	uploaded_at timestamp with time zone default now() not null,
	uploaded_by integer,
	read_at timestamp with time zone,
	constraint observation_import_pkey PRIMARY KEY (id),
	constraint observation_import_indicator_fkey FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE,
	constraint observation_import_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES person(id),
	constraint observation_import_file_name_length CHECK ((length(file_name) <= 120)),
	constraint observation_import_kept_until_read CHECK (((content IS NOT NULL) = (state = 'waiting'::text))),
	constraint observation_import_read_at_when_read CHECK (((read_at IS NULL) = (state = 'waiting'::text))),
	constraint observation_import_state CHECK ((state = ANY (ARRAY['waiting'::text, 'read'::text, 'unread'::text]))),
	constraint observation_import_unread_says_why CHECK (((problem IS NOT NULL) = (state = 'unread'::text)))
);
CREATE INDEX observation_import_newest ON observation_import USING btree (indicator_id, uploaded_at DESC, id DESC);

CREATE TABLE observation_import_refusal (
	id integer generated always as identity not null,
	import_id integer not null,
	line integer not null,
	refusal text not null,
	detail text default ''::text not null,
	constraint observation_import_refusal_pkey PRIMARY KEY (id),
	constraint observation_import_refusal_import_fkey FOREIGN KEY (import_id) REFERENCES observation_import(id) ON DELETE CASCADE
);
CREATE INDEX observation_import_refusal_by_line ON observation_import_refusal USING btree (import_id, line, id);

CREATE TABLE opinion (
	id integer generated always as identity not null,
	slug text not null,
	given_on date not null,
	title text not null,
	body text not null,
	document_url text,
	committee text not null,
	goals text[] not null,
	answer_due_on date not null,
	created_at timestamp with time zone default now() not null,
	created_by integer not null,
	published_at timestamp with time zone,
	published_by integer,
	constraint opinion_pkey PRIMARY KEY (id),
	constraint opinion_slug_key UNIQUE (slug),
	constraint opinion_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint opinion_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
	constraint opinion_aims_at_something CHECK (((cardinality(goals) >= 1) AND (cardinality(goals) <= 20))),
	constraint opinion_answer_due_later CHECK ((answer_due_on > given_on)),
	constraint opinion_published_by_somebody CHECK (((published_at IS NULL) = (published_by IS NULL))),
	constraint opinion_words_length CHECK ((((length(title) >= 3) AND (length(title) <= 160)) AND ((length(body) >= 3) AND (length(body) <= 8000)) AND (length(document_url) <= 500)))
);
CREATE INDEX opinion_by_answer_due ON opinion USING btree (answer_due_on, id) WHERE (published_at IS NOT NULL);
CREATE INDEX opinion_newest ON opinion USING btree (given_on DESC, id DESC);
CREATE INDEX opinion_toward ON opinion USING gin (goals);
CREATE TRIGGER opinion_announce AFTER INSERT OR DELETE OR UPDATE ON opinion FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER opinion_holds BEFORE DELETE OR UPDATE ON opinion FOR EACH ROW EXECUTE FUNCTION hold_opinion();

CREATE TABLE opinion_answer (
	id integer generated always as identity not null,
	opinion_id integer not null,
	words text not null,
	answered_at timestamp with time zone default now() not null,
	answered_by integer not null,
	constraint opinion_answer_pkey PRIMARY KEY (id),
	constraint opinion_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
	constraint opinion_answer_opinion_fkey FOREIGN KEY (opinion_id) REFERENCES opinion(id),
	constraint opinion_answer_words_length CHECK (((length(words) >= 3) AND (length(words) <= 8000)))
);
CREATE INDEX opinion_answer_in_order ON opinion_answer USING btree (opinion_id, answered_at, id);
CREATE TRIGGER opinion_answer_announce AFTER INSERT OR DELETE OR UPDATE ON opinion_answer FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER opinion_answer_append_only BEFORE DELETE OR UPDATE ON opinion_answer FOR EACH ROW EXECUTE FUNCTION hold_append_only();
CREATE TRIGGER opinion_answer_holds BEFORE INSERT ON opinion_answer FOR EACH ROW EXECUTE FUNCTION hold_opinion_answer();

CREATE TABLE opportunity (
	id integer generated always as identity not null,
	slug text not null,
	organisation_id integer not null,
	kind text default 'apprenticeship'::text not null,
	title text not null,
	programme text default ''::text not null,
	description text default ''::text not null,
	learn text default ''::text not null,
	content_locale text default 'da'::text not null,
	places integer not null,
	starts_on date,
	deadline_on date not null,
	danish_level text default 'none'::text not null,
	languages text[] default '{da}'::text[] not null,
	site_id integer,
	place_name text,
	address text,
	lat double precision,
	lng double precision,
	district_nr smallint,
	contact_name text,
	contact_email text,
	contact_phone text,
	link text,
	focus_area text,
	commitment_id integer,
	state text default 'draft'::text not null,
	state_changed_at timestamp with time zone default now() not null,
	state_changed_by integer,
	state_reason text,
	published_at timestamp with time zone,
	changed_at timestamp with time zone,
	created_at timestamp with time zone default now() not null,
	created_by integer,
	sequence integer default 0 not null,
	contact_forgotten_at timestamp with time zone,
	source text,
	source_key text,
	search tsvector,
	categories text[] default '{}'::text[] not null,
	taken_down_at timestamp with time zone,
	taken_down_reason text,
	board_kind text,
	elected_on date,
	constraint opportunity_pkey PRIMARY KEY (id),
	constraint opportunity_slug_key UNIQUE (slug),
	constraint opportunity_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id),
	constraint opportunity_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint opportunity_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint opportunity_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE SET NULL,
	constraint opportunity_state_changed_by_fkey FOREIGN KEY (state_changed_by) REFERENCES person(id),
	constraint opportunity_address_check CHECK ((length(address) <= 200)),
	constraint opportunity_board_kind CHECK ((board_kind = ANY (ARRAY['school'::text, 'day_care'::text, 'housing'::text, 'local_committee'::text, 'association'::text, 'company'::text, 'senior_council'::text, 'other'::text]))),
	constraint opportunity_categories_check CHECK ((categories <@ ARRAY['food'::text, 'sport'::text, 'language'::text, 'children'::text, 'work'::text, 'culture'::text, 'nature'::text, 'company'::text, 'advice'::text])),
	constraint opportunity_contact_email_check CHECK ((length(contact_email) <= 254)),
	constraint opportunity_contact_name_check CHECK ((length(contact_name) <= 120)),
	constraint opportunity_contact_phone_check CHECK ((length(contact_phone) <= 40)),
	constraint opportunity_content_locale_check CHECK ((content_locale ~ '^[a-z]{2,3}$'::text)),
	constraint opportunity_danish_level_check CHECK ((danish_level = ANY (ARRAY['none'::text, 'little'::text, 'good'::text, 'fluent'::text]))),
	constraint opportunity_description_check CHECK ((length(description) <= 8000)),
	constraint opportunity_district_nr_check CHECK (((district_nr >= 1) AND (district_nr <= 10))),
	constraint opportunity_elected_to_a_board CHECK (((elected_on IS NULL) OR (kind = 'board_seat'::text))),
	constraint opportunity_focus_area_has_edition CHECK (has_edition(focus_area)),
	constraint opportunity_has_contact CHECK (((state = 'draft'::text) OR (contact_forgotten_at IS NOT NULL) OR (num_nonnulls(contact_email, contact_phone, link) > 0))),
	constraint opportunity_kind_check CHECK ((kind = ANY (ARRAY['apprenticeship'::text, 'spare_time_job'::text, 'work_placement'::text, 'mentor'::text, 'volunteer'::text, 'board_seat'::text]))),
	constraint opportunity_lat_check CHECK (((lat >= (54.4)::double precision) AND (lat <= (58)::double precision))),
	constraint opportunity_learn_check CHECK ((length(learn) <= 4000)),
	constraint opportunity_link_check CHECK ((length(link) <= 500)),
	constraint opportunity_lng_check CHECK (((lng >= (7.5)::double precision) AND (lng <= (15.3)::double precision))),
	constraint opportunity_place_name_check CHECK ((length(place_name) <= 120)),
	constraint opportunity_places_check CHECK (((places >= 1) AND (places <= 1000))),
	constraint opportunity_point_is_whole CHECK (((lat IS NULL) = (lng IS NULL))),
	constraint opportunity_programme_check CHECK ((length(programme) <= 160)),
	constraint opportunity_seat_is_on_a_board CHECK (((kind = 'board_seat'::text) = (board_kind IS NOT NULL))),
	constraint opportunity_source_is_whole CHECK (((source IS NULL) = (source_key IS NULL))),
	constraint opportunity_source_key_length CHECK (((length(source_key) >= 1) AND (length(source_key) <= 500))),
	constraint opportunity_source_length CHECK (((length(source) >= 1) AND (length(source) <= 80))),
	constraint opportunity_starts_after_deadline CHECK (((starts_on IS NULL) OR (starts_on >= deadline_on))),
	constraint opportunity_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'closed'::text, 'cancelled'::text]))),
	constraint opportunity_state_reason_check CHECK ((length(state_reason) <= 1000)),
	constraint opportunity_taken_down_is_hidden CHECK (((taken_down_at IS NULL) OR (state = 'draft'::text))),
	constraint opportunity_taken_down_reason CHECK ((taken_down_reason = ANY (ARRAY['spam'::text, 'misleading'::text, 'discriminates'::text, 'unlawful'::text, 'personal_data'::text, 'other'::text]))),
	constraint opportunity_taken_down_says_why CHECK (((taken_down_at IS NULL) = (taken_down_reason IS NULL))),
	constraint opportunity_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120)))
);
CREATE INDEX opportunity_board_seats ON opportunity USING btree (deadline_on, id) WHERE ((kind = 'board_seat'::text) AND (state = 'published'::text));
CREATE INDEX opportunity_commitment ON opportunity USING btree (commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX opportunity_contact_email ON opportunity USING btree (lower(contact_email)) WHERE (contact_email IS NOT NULL);
CREATE INDEX opportunity_contact_kept ON opportunity USING btree (deadline_on, id) WHERE (num_nonnulls(contact_name, contact_email, contact_phone) > 0);
CREATE UNIQUE INDEX opportunity_imported_once ON opportunity USING btree (source, source_key) WHERE (source_key IS NOT NULL);
CREATE INDEX opportunity_newest ON opportunity USING btree (published_at, id) WHERE (state = 'published'::text);
CREATE INDEX opportunity_open ON opportunity USING btree (deadline_on, id) WHERE (state = 'published'::text);
CREATE INDEX opportunity_open_district ON opportunity USING btree (district_nr, deadline_on, id) WHERE (state = 'published'::text);
CREATE INDEX opportunity_organisation ON opportunity USING btree (organisation_id, deadline_on, id);
CREATE INDEX opportunity_published ON opportunity USING btree (published_at) WHERE (published_at IS NOT NULL);
CREATE INDEX opportunity_search ON opportunity USING gin (search);
CREATE INDEX opportunity_site ON opportunity USING btree (site_id) WHERE (site_id IS NOT NULL);
CREATE TRIGGER opportunity_announce AFTER INSERT OR DELETE OR UPDATE ON opportunity FOR EACH ROW EXECUTE FUNCTION announce_row('id', 'commitment_id');
CREATE TRIGGER opportunity_contact_named BEFORE UPDATE ON opportunity FOR EACH ROW WHEN (((old.contact_forgotten_at IS NOT NULL) AND (num_nonnulls(new.contact_name, new.contact_email, new.contact_phone) > 0))) EXECUTE FUNCTION opportunity_contact_named();
CREATE TRIGGER opportunity_goes_from_package AFTER DELETE ON opportunity FOR EACH ROW WHEN ((old.state <> 'draft'::text)) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER opportunity_hides_from_package AFTER UPDATE OF state, address ON opportunity FOR EACH ROW WHEN (((old.state <> 'draft'::text) AND ((new.state = 'draft'::text) OR ((old.address IS NOT NULL) AND (new.address IS NULL))))) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER opportunity_search BEFORE INSERT OR UPDATE OF title, programme, description, learn, place_name, address, district_nr, kind, categories, organisation_id ON opportunity FOR EACH ROW EXECUTE FUNCTION opportunity_search();

CREATE TABLE organisation (
	id integer generated always as identity not null,
	slug text not null,
	kind text not null,
	name text not null,
	cvr text,
	purpose text default ''::text not null,
	languages text[] default '{}'::text[] not null,
	website text,
	public_email text,
	public_phone text,
	contact_name text,
	contact_email text,
	contact_phone text,
	parent_id integer,
	state text default 'draft'::text not null,
	state_changed_at timestamp with time zone default now() not null,
	state_changed_by integer,
	source text,
	source_key text,
	last_confirmed_at timestamp with time zone default now() not null,
	created_at timestamp with time zone default now() not null,
	created_by integer,
	search tsvector generated always as ((search_words(name, true) || search_words(purpose, false))) stored,
	folded_name text generated always as (fold(name)) stored,
	ownerless_since timestamp with time zone,
	constraint organisation_pkey PRIMARY KEY (id),
	constraint organisation_slug_key UNIQUE (slug),
	constraint organisation_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint organisation_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organisation(id),
	constraint organisation_state_changed_by_fkey FOREIGN KEY (state_changed_by) REFERENCES person(id),
	constraint organisation_contact_email_check CHECK ((length(contact_email) <= 254)),
	constraint organisation_contact_name_check CHECK ((length(contact_name) <= 120)),
	constraint organisation_contact_phone_check CHECK ((length(contact_phone) <= 40)),
	constraint organisation_cvr_check CHECK ((cvr ~ '^[1-9][0-9]{7}$'::text)),
	constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['business'::text, 'association'::text, 'housing'::text, 'school'::text, 'municipality'::text, 'faith'::text, 'media'::text, 'other'::text]))),
	constraint organisation_name_length CHECK (((length(name) >= 1) AND (length(name) <= 160))),
	constraint organisation_public_email_check CHECK ((length(public_email) <= 254)),
	constraint organisation_public_phone_check CHECK ((length(public_phone) <= 40)),
	constraint organisation_purpose_check CHECK ((length(purpose) <= 4000)),
	constraint organisation_source_is_whole CHECK (((source IS NULL) = (source_key IS NULL))),
	constraint organisation_source_key_length CHECK (((length(source_key) >= 1) AND (length(source_key) <= 500))),
	constraint organisation_source_length CHECK (((length(source) >= 1) AND (length(source) <= 80))),
	constraint organisation_state_check CHECK ((state = ANY (ARRAY['listed'::text, 'draft'::text, 'email_confirmed'::text, 'waiting'::text, 'changes_requested'::text, 'approved'::text, 'declined'::text, 'suspended'::text, 'closed'::text]))),
	constraint organisation_website_check CHECK ((length(website) <= 300))
);
CREATE INDEX organisation_by_state ON organisation USING btree (state, state_changed_at, id);
CREATE INDEX organisation_contact_email ON organisation USING btree (lower(contact_email)) WHERE (contact_email IS NOT NULL);
CREATE UNIQUE INDEX organisation_cvr ON organisation USING btree (cvr) WHERE ((cvr IS NOT NULL) AND (parent_id IS NULL) AND (state <> ALL (ARRAY['declined'::text, 'closed'::text])));
CREATE INDEX organisation_directory ON organisation USING btree (name COLLATE "da-x-icu", id) WHERE (state = ANY (ARRAY['approved'::text, 'listed'::text]));
CREATE INDEX organisation_folded_name ON organisation USING btree (folded_name text_pattern_ops);
CREATE UNIQUE INDEX organisation_imported_once ON organisation USING btree (source, source_key) WHERE (source_key IS NOT NULL);
CREATE INDEX organisation_last_confirmed ON organisation USING btree (last_confirmed_at, id) WHERE (state = 'approved'::text);
CREATE INDEX organisation_named ON organisation USING gin (search_words(name, true));
CREATE INDEX organisation_ownerless ON organisation USING btree (ownerless_since, id) WHERE (ownerless_since IS NOT NULL);
CREATE INDEX organisation_parent ON organisation USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX organisation_public_email ON organisation USING btree (lower(public_email)) WHERE (public_email IS NOT NULL);
CREATE INDEX organisation_search ON organisation USING gin (search);
CREATE INDEX organisation_similar_name ON organisation USING gin (folded_name gin_trgm_ops);
CREATE INDEX organisation_stem ON organisation USING btree (organisation_stem(name)) WHERE (state = ANY (ARRAY['approved'::text, 'listed'::text]));
CREATE INDEX organisation_untouched ON organisation USING btree (GREATEST(state_changed_at, last_confirmed_at), id) WHERE (state = ANY (ARRAY['draft'::text, 'email_confirmed'::text, 'changes_requested'::text, 'approved'::text]));
CREATE INDEX organisation_website_host ON organisation USING btree (website_host(website)) WHERE (website IS NOT NULL);
CREATE TRIGGER organisation_announce AFTER INSERT OR DELETE OR UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER organisation_benefit_search AFTER UPDATE OF name ON organisation FOR EACH ROW WHEN ((new.name <> old.name)) EXECUTE FUNCTION benefit_organisation_search();
CREATE TRIGGER organisation_closed_forgets_contact BEFORE INSERT OR UPDATE ON organisation FOR EACH ROW WHEN ((new.state = 'closed'::text)) EXECUTE FUNCTION closed_forgets_contact();
CREATE TRIGGER organisation_ends_reporting AFTER UPDATE OF state ON organisation FOR EACH ROW WHEN ((new.state = 'closed'::text)) EXECUTE FUNCTION reporting_ends_with_organisation();
CREATE TRIGGER organisation_goes_from_package AFTER DELETE ON organisation FOR EACH ROW WHEN ((old.state = ANY (ARRAY['approved'::text, 'listed'::text]))) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER organisation_hides_from_package AFTER UPDATE OF state ON organisation FOR EACH ROW WHEN (((old.state = ANY (ARRAY['approved'::text, 'listed'::text])) AND ((new.state <> old.state) AND (new.state <> 'approved'::text)))) EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER organisation_search AFTER UPDATE OF name, state ON organisation FOR EACH ROW WHEN (((new.name <> old.name) OR ((new.state = 'approved'::text) <> (old.state = 'approved'::text)))) EXECUTE FUNCTION organisation_search();
CREATE TRIGGER organisation_state_own_case BEFORE UPDATE OF state ON organisation FOR EACH ROW WHEN (((new.state <> old.state) AND (new.state_changed_at <> old.state_changed_at) AND ((new.state = ANY (ARRAY['approved'::text, 'changes_requested'::text, 'declined'::text, 'suspended'::text])) OR ((new.state = 'closed'::text) AND (old.state = ANY (ARRAY['approved'::text, 'suspended'::text, 'listed'::text])))))) EXECUTE FUNCTION organisation_state_own_case();

CREATE TABLE organisation_double (
	one_id integer not null,
	other_id integer not null,
	same text[] not null,
	found_at timestamp with time zone default now() not null,
	different_at timestamp with time zone,
	different_by integer,
	constraint organisation_double_pkey PRIMARY KEY (one_id, other_id),
	constraint organisation_double_different_by_fkey FOREIGN KEY (different_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint organisation_double_one_id_fkey FOREIGN KEY (one_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint organisation_double_other_id_fkey FOREIGN KEY (other_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint organisation_double_decided_by_somebody CHECK (((different_by IS NULL) OR (different_at IS NOT NULL))),
	constraint organisation_double_in_order CHECK ((one_id < other_id)),
	constraint organisation_double_same CHECK ((same <@ ARRAY['cvr'::text, 'name'::text, 'district'::text, 'website'::text, 'email'::text])),
	constraint organisation_double_says_why CHECK ((cardinality(same) > 0))
);
CREATE INDEX organisation_double_different_by ON organisation_double USING btree (different_by) WHERE (different_by IS NOT NULL);
CREATE INDEX organisation_double_newest ON organisation_double USING btree (found_at DESC, one_id DESC, other_id DESC) WHERE (different_at IS NULL);
CREATE INDEX organisation_double_other ON organisation_double USING btree (other_id);
CREATE INDEX organisation_double_said_different ON organisation_double USING btree (different_at DESC) WHERE (different_at IS NOT NULL);

CREATE TABLE organisation_list (
	id integer generated always as identity not null,
	file_name text not null,
	sha256 text not null,
	bytes integer not null,
	content text,
	state text default 'reading'::text not null,
	problem text,
	detail text default ''::text not null,
	columns text[] default '{}'::text[] not null,
	new integer default 0 not null,
	changed integer default 0 not null,
	same integer default 0 not null,
	skipped integer default 0 not null,
	refused integer default 0 not null,
	websites_left_out integer default 0 not null,
	uploaded_at timestamp with time zone not null,
	uploaded_by integer not null,
	confirmed_at timestamp with time zone,
	confirmed_by integer,
	taken_at timestamp with time zone,
	constraint organisation_list_pkey PRIMARY KEY (id),
	constraint organisation_list_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id),
	constraint organisation_list_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES person(id),
	constraint organisation_list_confirmed_by_somebody CHECK ((((state = ANY (ARRAY['taking'::text, 'taken'::text])) = (confirmed_at IS NOT NULL)) AND ((confirmed_at IS NULL) = (confirmed_by IS NULL)))),
	constraint organisation_list_file_name_length CHECK (((length(file_name) >= 1) AND (length(file_name) <= 120))),
	constraint organisation_list_kept_until_taken CHECK (((content IS NOT NULL) = (state = ANY (ARRAY['reading'::text, 'ready'::text, 'taking'::text])))),
	constraint organisation_list_sha256_length CHECK ((length(sha256) = 64)),
	constraint organisation_list_state CHECK ((state = ANY (ARRAY['reading'::text, 'unread'::text, 'ready'::text, 'taking'::text, 'taken'::text]))),
	constraint organisation_list_taken_when CHECK (((taken_at IS NOT NULL) = (state = 'taken'::text))),
	constraint organisation_list_unread_says_why CHECK (((problem IS NOT NULL) = (state = 'unread'::text)))
);
CREATE INDEX organisation_list_newest ON organisation_list USING btree (uploaded_at DESC, id DESC);
CREATE INDEX organisation_list_ready ON organisation_list USING btree (uploaded_at, id) WHERE (state = 'ready'::text);
CREATE INDEX organisation_list_taken_newest ON organisation_list USING btree (uploaded_at DESC, id DESC) WHERE (state = ANY (ARRAY['taking'::text, 'taken'::text]));
CREATE UNIQUE INDEX organisation_list_waits_once ON organisation_list USING btree (sha256) WHERE (state = ANY (ARRAY['reading'::text, 'ready'::text, 'taking'::text]));

CREATE TABLE organisation_list_line (
	id integer generated always as identity not null,
	list_id integer not null,
	line integer not null,
	name text not null,
	outcome text not null,
	reason text,
	detail text default ''::text not null,
	changes text[] default '{}'::text[] not null,
	cells text[] default '{}'::text[] not null,
	constraint organisation_list_line_pkey PRIMARY KEY (id),
	constraint organisation_list_line_list_fkey FOREIGN KEY (list_id) REFERENCES organisation_list(id) ON DELETE CASCADE,
	constraint organisation_list_line_outcome CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'skipped'::text, 'refused'::text]))),
	constraint organisation_list_line_says_why CHECK (((reason IS NOT NULL) = (outcome = ANY (ARRAY['skipped'::text, 'refused'::text]))))
);
CREATE INDEX organisation_list_line_by_line ON organisation_list_line USING btree (list_id, line, id);
CREATE INDEX organisation_list_line_by_outcome ON organisation_list_line USING btree (list_id, outcome, line, id);

CREATE TABLE organisation_merge (
	id integer generated always as identity not null,
	from_id integer not null,
	into_id integer not null,
	reason text not null,
	merged_at timestamp with time zone not null,
	merged_by integer not null,
	constraint organisation_merge_pkey PRIMARY KEY (id),
	constraint organisation_merge_once UNIQUE (from_id),
	constraint organisation_merge_from_id_fkey FOREIGN KEY (from_id) REFERENCES organisation(id),
	constraint organisation_merge_into_id_fkey FOREIGN KEY (into_id) REFERENCES organisation(id),
	constraint organisation_merge_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES person(id),
	constraint organisation_merge_of_two CHECK ((from_id <> into_id)),
	constraint organisation_merge_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 1000)))
);
CREATE INDEX organisation_merge_by ON organisation_merge USING btree (merged_by);
CREATE INDEX organisation_merge_into ON organisation_merge USING btree (into_id);
CREATE TRIGGER organisation_merge_append_only BEFORE DELETE OR UPDATE ON organisation_merge FOR EACH ROW EXECUTE FUNCTION forbid_change();

CREATE TABLE organisation_review (
	id integer generated always as identity not null,
	organisation_id integer not null,
	outcome text not null,
	reason text default ''::text not null,
	field_notes jsonb default '{}'::jsonb not null,
	reviewed_by integer not null,
	reviewed_at timestamp with time zone default now() not null,
	since timestamp with time zone,
	constraint organisation_review_pkey PRIMARY KEY (id),
	constraint organisation_review_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint organisation_review_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES person(id),
	constraint organisation_review_outcome_check CHECK ((outcome = ANY (ARRAY['approved'::text, 'changes_requested'::text, 'declined'::text, 'suspended'::text, 'reinstated'::text, 'closed'::text, 'reopened'::text]))),
	constraint organisation_review_reason_check CHECK ((length(reason) <= 4000))
);
CREATE INDEX organisation_review_by_day ON organisation_review USING btree (reviewed_at);
CREATE INDEX organisation_review_by_organisation ON organisation_review USING btree (organisation_id, id DESC);
CREATE TRIGGER organisation_review_own_case BEFORE INSERT ON organisation_review FOR EACH ROW EXECUTE FUNCTION organisation_review_own_case();

CREATE TABLE partner_letter (
	id integer generated always as identity not null,
	list text,
	subject text not null,
	words text not null,
	query text not null,
	created_at timestamp with time zone not null,
	written_by integer not null,
	sent_at timestamp with time zone,
	sent_by integer,
	constraint partner_letter_pkey PRIMARY KEY (id),
	constraint partner_letter_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id),
	constraint partner_letter_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint partner_letter_list CHECK ((list = ANY (ARRAY['news'::text, 'invitations'::text]))),
	constraint partner_letter_query_length CHECK ((length(query) <= 500)),
	constraint partner_letter_sent_by_somebody CHECK (((sent_at IS NULL) = (sent_by IS NULL))),
	constraint partner_letter_subject_length CHECK (((length(subject) >= 3) AND (length(subject) <= 120))),
	constraint partner_letter_words_length CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
);
CREATE INDEX partner_letter_newest ON partner_letter USING btree (created_at DESC, id DESC);
CREATE INDEX partner_letter_sent_by ON partner_letter USING btree (sent_by) WHERE (sent_by IS NOT NULL);
CREATE INDEX partner_letter_written_by ON partner_letter USING btree (written_by);
CREATE TRIGGER partner_letter_sent_stays BEFORE DELETE OR UPDATE ON partner_letter FOR EACH ROW EXECUTE FUNCTION partner_letter_guard();

CREATE TABLE partner_letter_partner (
	letter_id integer not null,
	organisation_id integer not null,
	outcome text,
	people integer default 0 not null,
	done_at timestamp with time zone,
	constraint partner_letter_partner_pkey PRIMARY KEY (letter_id, organisation_id),
	constraint partner_letter_partner_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES partner_letter(id) ON DELETE CASCADE,
	constraint partner_letter_partner_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint partner_letter_partner_done_with_outcome CHECK (((outcome IS NULL) = (done_at IS NULL))),
	constraint partner_letter_partner_outcome CHECK ((outcome = ANY (ARRAY['sent'::text, 'nobody'::text, 'closed'::text, 'protected'::text, 'no_consent'::text]))),
	constraint partner_letter_partner_sent_to_people CHECK (((NOT (outcome IS DISTINCT FROM 'sent'::text)) = (people > 0)))
);
CREATE INDEX partner_letter_partner_of ON partner_letter_partner USING btree (organisation_id, done_at DESC);
CREATE INDEX partner_letter_partner_waiting ON partner_letter_partner USING btree (letter_id) WHERE (done_at IS NULL);

CREATE TABLE partner_letter_reader (
	letter_id integer not null,
	person_id integer not null,
	written_at timestamp with time zone not null,
	constraint partner_letter_reader_pkey PRIMARY KEY (letter_id, person_id),
	constraint partner_letter_reader_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES partner_letter(id) ON DELETE CASCADE,
	constraint partner_letter_reader_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX partner_letter_reader_person ON partner_letter_reader USING btree (person_id);

CREATE TABLE partnership (
	id integer generated always as identity not null,
	slug text not null,
	title text not null,
	purpose text not null,
	lead_organisation_id integer not null,
	starts_on date not null,
	ends_on date not null,
	districts smallint[] default '{}'::smallint[] not null,
	goals text[] default '{}'::text[] not null,
	state text default 'draft'::text not null,
	state_changed_at timestamp with time zone default now() not null,
	state_changed_by integer,
	state_reason text,
	proposed_at timestamp with time zone,
	activated_at timestamp with time zone,
	renews_id integer,
	created_at timestamp with time zone default now() not null,
	created_by integer,
	terms_version integer default 1 not null,
	ended_by_id integer,
	constraint partnership_pkey PRIMARY KEY (id),
	constraint partnership_slug_key UNIQUE (slug),
	constraint partnership_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint partnership_ended_by_id_fkey FOREIGN KEY (ended_by_id) REFERENCES organisation(id),
	constraint partnership_lead_organisation_id_fkey FOREIGN KEY (lead_organisation_id) REFERENCES organisation(id),
	constraint partnership_renews_id_fkey FOREIGN KEY (renews_id) REFERENCES partnership(id),
	constraint partnership_state_changed_by_fkey FOREIGN KEY (state_changed_by) REFERENCES person(id),
	constraint partnership_districts_check CHECK ((districts <@ '{1,2,3,4,5,6,7,8,9,10}'::smallint[])),
	constraint partnership_ends_after_start CHECK ((ends_on > starts_on)),
	constraint partnership_goals_have_editions CHECK (have_editions(goals)),
	constraint partnership_purpose_check CHECK (((length(purpose) >= 10) AND (length(purpose) <= 4000))),
	constraint partnership_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'awaiting_signatures'::text, 'active'::text, 'renewed'::text, 'ended'::text, 'terminated'::text, 'withdrawn'::text]))),
	constraint partnership_state_reason_check CHECK ((length(state_reason) <= 1000)),
	constraint partnership_terms_version_check CHECK ((terms_version > 0)),
	constraint partnership_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
);
CREATE INDEX partnership_by_state ON partnership USING btree (state, activated_at DESC, id DESC);
CREATE INDEX partnership_ending ON partnership USING btree (ends_on) WHERE (state = 'active'::text);
CREATE INDEX partnership_lead ON partnership USING btree (lead_organisation_id);
CREATE INDEX partnership_public ON partnership USING btree (activated_at DESC, id DESC) WHERE (activated_at IS NOT NULL);
CREATE UNIQUE INDEX partnership_renewed_once ON partnership USING btree (renews_id) WHERE ((renews_id IS NOT NULL) AND (state <> 'withdrawn'::text));
CREATE TRIGGER partnership_announce AFTER INSERT OR DELETE OR UPDATE ON partnership FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE CONSTRAINT TRIGGER partnership_signed AFTER UPDATE ON partnership DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION partnership_signed_guard();
CREATE TRIGGER partnership_terms_guard BEFORE UPDATE ON partnership FOR EACH ROW EXECUTE FUNCTION partnership_terms_guard();

CREATE TABLE partnership_amendment (
	id integer generated always as identity not null,
	partnership_id integer not null,
	kind text not null,
	version integer not null,
	reason text not null,
	before jsonb not null,
	after jsonb not null,
	proposed_by_id integer not null,
	proposed_by integer,
	proposed_at timestamp with time zone default now() not null,
	state text default 'open'::text not null,
	closed_at timestamp with time zone,
	closed_by_id integer,
	closed_reason text,
	constraint partnership_amendment_pkey PRIMARY KEY (id),
	constraint partnership_amendment_closed_by_id_fkey FOREIGN KEY (closed_by_id) REFERENCES organisation(id),
	constraint partnership_amendment_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id),
	constraint partnership_amendment_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
	constraint partnership_amendment_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES organisation(id),
	constraint partnership_amendment_closed_reason_check CHECK (((length(closed_reason) >= 3) AND (length(closed_reason) <= 1000))),
	constraint partnership_amendment_closed_unless_open CHECK (((state = 'open'::text) = (closed_at IS NULL))),
	constraint partnership_amendment_kind_check CHECK ((kind = ANY (ARRAY['terms'::text, 'left'::text]))),
	constraint partnership_amendment_leaving_holds_at_once CHECK (((kind = 'terms'::text) OR (state = 'in_force'::text))),
	constraint partnership_amendment_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 1000))),
	constraint partnership_amendment_reason_when_declined CHECK (((state = 'declined'::text) = (closed_reason IS NOT NULL))),
	constraint partnership_amendment_state_check CHECK ((state = ANY (ARRAY['open'::text, 'in_force'::text, 'declined'::text, 'taken_back'::text, 'lapsed'::text]))),
	constraint partnership_amendment_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX partnership_amendment_open ON partnership_amendment USING btree (partnership_id) WHERE (state = 'open'::text);
CREATE INDEX partnership_amendment_order ON partnership_amendment USING btree (partnership_id, id);
CREATE UNIQUE INDEX partnership_amendment_version ON partnership_amendment USING btree (partnership_id, version) WHERE ((state = 'in_force'::text) AND (kind = 'terms'::text));
CREATE TRIGGER partnership_amendment_announce AFTER INSERT OR DELETE OR UPDATE ON partnership_amendment FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER partnership_amendment_guard BEFORE DELETE ON partnership_amendment FOR EACH ROW EXECUTE FUNCTION partnership_amendment_guard();
CREATE TRIGGER partnership_amendment_guard_update BEFORE UPDATE ON partnership_amendment FOR EACH ROW WHEN ((NOT (((old.proposed_by_id IS DISTINCT FROM new.proposed_by_id) OR (old.closed_by_id IS DISTINCT FROM new.closed_by_id)) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION partnership_amendment_guard();

CREATE TABLE partnership_document (
	id integer generated always as identity not null,
	partnership_id integer not null,
	organisation_id integer not null,
	added_by integer,
	title text not null,
	file_name text not null,
	file_key text not null,
	media_type text not null,
	bytes integer not null,
	added_at timestamp with time zone default now() not null,
	constraint partnership_document_pkey PRIMARY KEY (id),
	constraint partnership_document_once UNIQUE (partnership_id, file_key),
	constraint partnership_document_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
	constraint partnership_document_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint partnership_document_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE,
	constraint partnership_document_bytes_check CHECK ((bytes > 0)),
	constraint partnership_document_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
	constraint partnership_document_media_type_check CHECK ((media_type = ANY (ARRAY['image/webp'::text, 'application/pdf'::text]))),
	constraint partnership_document_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160)))
);
CREATE INDEX partnership_document_file ON partnership_document USING btree (file_key);
CREATE INDEX partnership_document_newest ON partnership_document USING btree (partnership_id, id DESC);

CREATE TABLE partnership_meeting (
	id integer generated always as identity not null,
	partnership_id integer not null,
	organisation_id integer not null,
	called_by integer,
	title text not null,
	starts_at timestamp with time zone not null,
	ends_at timestamp with time zone not null,
	place text default ''::text not null,
	online_url text,
	agenda text default ''::text not null,
	minutes text default ''::text not null,
	sequence integer default 0 not null,
	called_at timestamp with time zone default now() not null,
	changed_at timestamp with time zone default now() not null,
	cancelled_at timestamp with time zone,
	constraint partnership_meeting_pkey PRIMARY KEY (id),
	constraint partnership_meeting_called_by_fkey FOREIGN KEY (called_by) REFERENCES person(id),
	constraint partnership_meeting_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint partnership_meeting_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE,
	constraint partnership_meeting_agenda_check CHECK ((length(agenda) <= 4000)),
	constraint partnership_meeting_ends_after_start CHECK ((ends_at > starts_at)),
	constraint partnership_meeting_is_somewhere CHECK (((place <> ''::text) OR (online_url IS NOT NULL))),
	constraint partnership_meeting_minutes_check CHECK ((length(minutes) <= 8000)),
	constraint partnership_meeting_online_url_check CHECK (((online_url ~ '^https?://'::text) AND (length(online_url) <= 500))),
	constraint partnership_meeting_place_check CHECK ((length(place) <= 200)),
	constraint partnership_meeting_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
);
CREATE INDEX partnership_meeting_order ON partnership_meeting USING btree (partnership_id, starts_at DESC, id DESC);

CREATE TABLE partnership_meeting_attendance (
	meeting_id integer not null,
	organisation_id integer not null,
	constraint partnership_meeting_attendance_pkey PRIMARY KEY (meeting_id, organisation_id),
	constraint partnership_meeting_attendance_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES partnership_meeting(id) ON DELETE CASCADE,
	constraint partnership_meeting_attendance_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

CREATE TABLE partnership_note (
	id integer generated always as identity not null,
	partnership_id integer not null,
	organisation_id integer not null,
	person_id integer,
	text text not null,
	written_at timestamp with time zone default now() not null,
	edited_at timestamp with time zone,
	constraint partnership_note_pkey PRIMARY KEY (id),
	constraint partnership_note_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint partnership_note_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE,
	constraint partnership_note_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
	constraint partnership_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);
CREATE INDEX partnership_note_newest ON partnership_note USING btree (partnership_id, written_at DESC, id DESC);
CREATE INDEX partnership_note_person ON partnership_note USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE TABLE partnership_party (
	partnership_id integer not null,
	organisation_id integer not null,
	required boolean default true not null,
	brings text default ''::text not null,
	state text default 'invited'::text not null,
	signed_by integer,
	signer_name text,
	signer_title text,
	decided_at timestamp with time zone,
	declined_reason text,
	terms_version integer default 1 not null,
	left_at timestamp with time zone,
	constraint partnership_party_pkey PRIMARY KEY (partnership_id, organisation_id),
	constraint partnership_party_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint partnership_party_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE,
	constraint partnership_party_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id),
	constraint partnership_party_brings_check CHECK ((length(brings) <= 1000)),
	constraint partnership_party_decided_check CHECK (((state = 'invited'::text) = (decided_at IS NULL))),
	constraint partnership_party_declined_reason_check CHECK ((length(declined_reason) <= 1000)),
	constraint partnership_party_left_check CHECK ((((state = 'left'::text) = (left_at IS NOT NULL)) AND (NOT ((state = 'left'::text) AND required)))),
	constraint partnership_party_signer_check CHECK (((state = ANY (ARRAY['signed'::text, 'left'::text])) = (signer_name IS NOT NULL))),
	constraint partnership_party_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'signed'::text, 'declined'::text, 'left'::text]))),
	constraint partnership_party_terms_version_check CHECK ((terms_version > 0))
);
CREATE INDEX partnership_party_organisation ON partnership_party USING btree (organisation_id, state);
CREATE TRIGGER partnership_party_announce AFTER INSERT OR DELETE OR UPDATE ON partnership_party FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE CONSTRAINT TRIGGER partnership_party_signed AFTER INSERT OR DELETE OR UPDATE ON partnership_party DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION partnership_signed_guard();

CREATE TABLE partnership_reminder (
	partnership_id integer not null,
	ends_on date not null,
	days smallint not null,
	sent_at timestamp with time zone default now() not null,
	constraint partnership_reminder_pkey PRIMARY KEY (partnership_id, ends_on, days),
	constraint partnership_reminder_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE,
	constraint partnership_reminder_days_check CHECK ((days > 0))
);

CREATE TABLE past_membership (
	organisation_id integer not null,
	person_id integer not null,
	left_at timestamp with time zone default now() not null,
	constraint past_membership_pkey PRIMARY KEY (organisation_id, person_id),
	constraint past_membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint past_membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX past_membership_person ON past_membership USING btree (person_id);

CREATE TABLE person (
	id integer generated always as identity not null,
	name text not null,
	email text not null,
	password_hash text,
	email_confirmed_at timestamp with time zone,
	locale text default 'da'::text not null,
	municipal_role text,
	created_at timestamp with time zone default now() not null,
	erased_at timestamp with time zone,
	municipal_role_given_by integer,
	constraint person_pkey PRIMARY KEY (id),
	constraint person_municipal_role_given_by_fkey FOREIGN KEY (municipal_role_given_by) REFERENCES person(id),
	constraint municipal_role_from_another CHECK ((municipal_role_given_by <> id)),
	constraint person_email_check CHECK (((length(email) <= 254) AND (email ~~ '_%@_%'::text))),
	constraint person_locale_is_tag CHECK (is_language_tag(locale)),
	constraint person_municipal_role_check CHECK ((municipal_role = ANY (ARRAY['consultant'::text, 'moderator'::text, 'editor'::text, 'administrator'::text, 'auditor'::text]))),
	constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
	constraint person_password_needs_confirmed_email CHECK (((password_hash IS NULL) OR (email_confirmed_at IS NOT NULL)))
);
CREATE UNIQUE INDEX person_email ON person USING btree (lower(email));
CREATE INDEX person_municipal ON person USING btree (id) WHERE (municipal_role IS NOT NULL);
CREATE TRIGGER person_erased_forgets_devices AFTER UPDATE OF erased_at ON person FOR EACH ROW WHEN ((new.erased_at IS NOT NULL)) EXECUTE FUNCTION forget_devices_of_erased();

CREATE TABLE placement (
	id integer generated always as identity not null,
	opportunity_id integer not null,
	ordinal integer not null,
	filled_on date not null,
	filled_by integer,
	created_at timestamp with time zone default now() not null,
	taken_back_at timestamp with time zone,
	taken_back_by integer,
	taken_back_reason text default ''::text not null,
	constraint placement_pkey PRIMARY KEY (id),
	constraint placement_filled_by_fkey FOREIGN KEY (filled_by) REFERENCES person(id),
	constraint placement_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity(id),
	constraint placement_taken_back_by_fkey FOREIGN KEY (taken_back_by) REFERENCES person(id),
	constraint placement_ordinal_check CHECK ((ordinal > 0)),
	constraint placement_reason_when_taken_back CHECK (((taken_back_at IS NULL) = (taken_back_reason = ''::text))),
	constraint placement_taken_back_reason CHECK ((length(taken_back_reason) <= 1000))
);
CREATE INDEX placement_opportunity ON placement USING btree (opportunity_id, id);
CREATE UNIQUE INDEX placement_ordinal_once ON placement USING btree (opportunity_id, ordinal) WHERE (taken_back_at IS NULL);
CREATE TRIGGER placement_announce AFTER INSERT OR DELETE OR UPDATE ON placement FOR EACH ROW EXECUTE FUNCTION announce_row('opportunity_id');
CREATE TRIGGER placement_guard BEFORE UPDATE ON placement FOR EACH ROW EXECUTE FUNCTION placement_guard();
CREATE CONSTRAINT TRIGGER placement_undone_counts_nowhere AFTER UPDATE OF taken_back_at ON placement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.taken_back_at IS NOT NULL)) EXECUTE FUNCTION undone_deed_counts_nowhere('placement');

CREATE TABLE plan_action (
	id integer generated always as identity not null,
	slug text not null,
	plan_id integer not null,
	title text not null,
	body text not null,
	status text default 'planned'::text not null,
	unit text not null,
	goals text[] not null,
	money integer,
	starts_on date not null,
	due_on date not null,
	contact_id integer,
	created_at timestamp with time zone default now() not null,
	title_en text,
	body_en text,
	constraint plan_action_pkey PRIMARY KEY (id),
	constraint plan_action_slug_key UNIQUE (slug),
	constraint plan_action_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES person(id),
	constraint plan_action_plan_fkey FOREIGN KEY (plan_id) REFERENCES action_plan(id),
	constraint plan_action_aims_at_something CHECK (((cardinality(goals) >= 1) AND (cardinality(goals) <= 20))),
	constraint plan_action_body_en_length CHECK (((length(body_en) >= 3) AND (length(body_en) <= 4000))),
	constraint plan_action_ends_after_it_starts CHECK ((due_on >= starts_on)),
	constraint plan_action_money_is_some CHECK (((money >= 1) AND (money <= 2000000000))),
	constraint plan_action_status CHECK ((status = ANY (ARRAY['planned'::text, 'under_way'::text, 'done'::text, 'dropped'::text]))),
	constraint plan_action_title_en_length CHECK (((length(title_en) >= 3) AND (length(title_en) <= 160))),
	constraint plan_action_words_length CHECK ((((length(title) >= 3) AND (length(title) <= 160)) AND ((length(body) >= 3) AND (length(body) <= 4000)) AND ((length(unit) >= 2) AND (length(unit) <= 160))))
);
CREATE INDEX plan_action_by_due ON plan_action USING btree (due_on, id);
CREATE INDEX plan_action_of_plan ON plan_action USING btree (plan_id, due_on, id);
CREATE INDEX plan_action_toward ON plan_action USING gin (goals);
CREATE TRIGGER plan_action_announce AFTER INSERT OR DELETE OR UPDATE ON plan_action FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER plan_action_goes_from_package AFTER DELETE ON plan_action FOR EACH ROW EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER plan_action_holds BEFORE UPDATE ON plan_action FOR EACH ROW EXECUTE FUNCTION hold_plan_action();

CREATE TABLE plan_action_commitment (
	action_id integer not null,
	commitment_id integer not null,
	linked_at timestamp with time zone default now() not null,
	linked_by integer not null,
	constraint plan_action_commitment_pkey PRIMARY KEY (action_id, commitment_id),
	constraint plan_action_commitment_action_fkey FOREIGN KEY (action_id) REFERENCES plan_action(id),
	constraint plan_action_commitment_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE,
	constraint plan_action_commitment_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES person(id)
);
CREATE INDEX plan_action_commitment_leans_on ON plan_action_commitment USING btree (commitment_id, action_id);
CREATE TRIGGER plan_action_commitment_announce AFTER INSERT OR DELETE OR UPDATE ON plan_action_commitment FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE plan_action_revision (
	id integer generated always as identity not null,
	action_id integer not null,
	number integer not null,
	title text not null,
	body text not null,
	status text default 'planned'::text not null,
	unit text not null,
	goals text[] not null,
	money integer,
	starts_on date not null,
	due_on date not null,
	reason text,
	written_at timestamp with time zone default now() not null,
	written_by integer not null,
	title_en text,
	body_en text,
	constraint plan_action_revision_pkey PRIMARY KEY (id),
	constraint plan_action_revision_once UNIQUE (action_id, number),
	constraint plan_action_revision_action_fkey FOREIGN KEY (action_id) REFERENCES plan_action(id),
	constraint plan_action_revision_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint plan_action_revision_aims_at_something CHECK (((cardinality(goals) >= 1) AND (cardinality(goals) <= 20))),
	constraint plan_action_revision_body_en_length CHECK (((length(body_en) >= 3) AND (length(body_en) <= 4000))),
	constraint plan_action_revision_ends_after_it_starts CHECK ((due_on >= starts_on)),
	constraint plan_action_revision_money_is_some CHECK (((money >= 1) AND (money <= 2000000000))),
	constraint plan_action_revision_number_check CHECK ((number >= 1)),
	constraint plan_action_revision_reason_length CHECK (((length(reason) >= 3) AND (length(reason) <= 1000))),
	constraint plan_action_revision_says_why CHECK (((number = 1) = (reason IS NULL))),
	constraint plan_action_revision_status CHECK ((status = ANY (ARRAY['planned'::text, 'under_way'::text, 'done'::text, 'dropped'::text]))),
	constraint plan_action_revision_title_en_length CHECK (((length(title_en) >= 3) AND (length(title_en) <= 160))),
	constraint plan_action_revision_words_length CHECK ((((length(title) >= 3) AND (length(title) <= 160)) AND ((length(body) >= 3) AND (length(body) <= 4000)) AND ((length(unit) >= 2) AND (length(unit) <= 160))))
);
CREATE TRIGGER plan_action_revision_announce AFTER INSERT OR DELETE OR UPDATE ON plan_action_revision FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER plan_action_revision_append_only BEFORE DELETE OR UPDATE ON plan_action_revision FOR EACH ROW EXECUTE FUNCTION hold_append_only();

CREATE TABLE policy_edition (
	id integer generated always as identity not null,
	key text not null,
	starts_on date not null,
	ends_on date not null,
	document jsonb not null,
	published_at timestamp with time zone not null,
	drafted_by integer not null,
	approved_by integer not null,
	constraint policy_edition_pkey PRIMARY KEY (id),
	constraint policy_edition_key_key UNIQUE (key),
	constraint policy_edition_starts_on_key UNIQUE (starts_on),
	constraint policy_edition_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES person(id),
	constraint policy_edition_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES person(id),
	constraint policy_edition_four_eyes CHECK ((drafted_by <> approved_by)),
	constraint policy_edition_key_check CHECK ((key ~ '^[0-9]{4}-[0-9]{4}$'::text)),
	constraint policy_edition_period_check CHECK ((starts_on < ends_on)),
	constraint policy_edition_says_its_period CHECK ((((document ->> 'key'::text) = key) AND (((document #>> '{period,start}'::text[]))::date = starts_on) AND (((document #>> '{period,end}'::text[]))::date = ends_on)))
);
CREATE INDEX policy_edition_approved_by ON policy_edition USING btree (approved_by);
CREATE INDEX policy_edition_drafted_by ON policy_edition USING btree (drafted_by);
CREATE TRIGGER policy_edition_announce AFTER INSERT ON policy_edition FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER policy_edition_is_its_draft BEFORE INSERT OR DELETE OR UPDATE ON policy_edition FOR EACH ROW EXECUTE FUNCTION policy_edition_guard();

CREATE TABLE policy_edition_draft (
	id integer generated always as identity not null,
	number integer not null,
	document jsonb not null,
	revision integer default 0 not null,
	drafted_by integer not null,
	created_at timestamp with time zone not null,
	sent_at timestamp with time zone,
	returned_reason text,
	constraint policy_edition_draft_pkey PRIMARY KEY (id),
	constraint policy_edition_draft_number_key UNIQUE (number),
	constraint policy_edition_draft_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES person(id),
	constraint policy_edition_draft_number_check CHECK ((number > 1)),
	constraint policy_edition_draft_reason_length CHECK (((length(returned_reason) >= 1) AND (length(returned_reason) <= 1000))),
	constraint policy_edition_draft_size CHECK ((length((document)::text) <= 200000))
);
CREATE INDEX policy_edition_draft_drafted_by ON policy_edition_draft USING btree (drafted_by);
CREATE INDEX policy_edition_draft_waiting ON policy_edition_draft USING btree (number) WHERE (sent_at IS NOT NULL);
CREATE TRIGGER policy_edition_draft_stays BEFORE UPDATE ON policy_edition_draft FOR EACH ROW EXECUTE FUNCTION policy_edition_draft_guard();

CREATE TABLE posting (
	id integer generated always as identity not null,
	slug text not null,
	organisation_id integer not null,
	side text not null,
	kind text not null,
	title text not null,
	description text default ''::text not null,
	content_locale text default 'da'::text not null,
	goal text not null,
	quantity numeric not null,
	used numeric default 0 not null,
	districts smallint[] default '{}'::smallint[] not null,
	languages text[] default '{}'::text[] not null,
	weekdays smallint[] default '{}'::smallint[] not null,
	starts_on date not null,
	ends_on date not null,
	state text default 'draft'::text not null,
	state_changed_at timestamp with time zone default now() not null,
	state_changed_by integer,
	state_reason text,
	closed_by_municipality boolean default false not null,
	published_at timestamp with time zone,
	created_at timestamp with time zone default now() not null,
	created_by integer,
	constraint posting_pkey PRIMARY KEY (id),
	constraint posting_slug_key UNIQUE (slug),
	constraint posting_with_side UNIQUE (id, side),
	constraint posting_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint posting_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint posting_state_changed_by_fkey FOREIGN KEY (state_changed_by) REFERENCES person(id),
	constraint posting_content_locale_check CHECK ((content_locale ~ '^[a-z]{2,3}$'::text)),
	constraint posting_description_check CHECK ((length(description) <= 4000)),
	constraint posting_districts_check CHECK ((districts <@ '{1,2,3,4,5,6,7,8,9,10}'::smallint[])),
	constraint posting_ends_after_start CHECK ((ends_on > starts_on)),
	constraint posting_goal_has_edition CHECK (has_edition(goal)),
	constraint posting_not_overbooked CHECK ((used <= quantity)),
	constraint posting_published_has_moment CHECK (((state <> 'published'::text) OR (published_at IS NOT NULL))),
	constraint posting_quantity_check CHECK (((quantity > (0)::numeric) AND (quantity < (1000000)::numeric))),
	constraint posting_side_check CHECK ((side = ANY (ARRAY['need'::text, 'offer'::text]))),
	constraint posting_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'closed'::text]))),
	constraint posting_state_reason_check CHECK ((length(state_reason) <= 1000)),
	constraint posting_taken_down_with_reason CHECK (((NOT closed_by_municipality) OR ((state = 'closed'::text) AND (state_reason IS NOT NULL)))),
	constraint posting_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120))),
	constraint posting_used_check CHECK ((used >= (0)::numeric)),
	constraint posting_weekdays_check CHECK ((weekdays <@ '{1,2,3,4,5,6,7}'::smallint[]))
);
CREATE INDEX posting_newest ON posting USING btree (published_at DESC, id DESC) WHERE (state = 'published'::text);
CREATE INDEX posting_open ON posting USING btree (side, kind, ends_on) WHERE (state = 'published'::text);
CREATE INDEX posting_organisation ON posting USING btree (organisation_id, side, state);
CREATE TRIGGER posting_announce AFTER INSERT OR DELETE OR UPDATE ON posting FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER posting_own_case BEFORE UPDATE OF closed_by_municipality ON posting FOR EACH ROW WHEN ((new.closed_by_municipality <> old.closed_by_municipality)) EXECUTE FUNCTION posting_own_case();

CREATE TABLE publishing_day (
	organisation_id integer not null,
	way text not null,
	day date not null,
	published integer not null,
	constraint publishing_day_pkey PRIMARY KEY (organisation_id, way),
	constraint publishing_day_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint publishing_day_published_check CHECK ((published > 0)),
	constraint publishing_day_way CHECK ((way = ANY (ARRAY['typed'::text, 'imported'::text])))
);
CREATE INDEX publishing_day_of_day ON publishing_day USING btree (day, organisation_id);

CREATE TABLE registration (
	id integer generated always as identity not null,
	event_id integer not null,
	name text not null,
	email text not null,
	locale text default 'da'::text not null,
	state text default 'confirmed'::text not null,
	created_at timestamp with time zone default now() not null,
	cancelled_at timestamp with time zone,
	held_until timestamp with time zone,
	mailed_at timestamp with time zone default now() not null,
	people smallint default 1 not null,
	companions text[] default '{}'::text[] not null,
	answers jsonb default '[]'::jsonb not null,
	offered_until timestamp with time zone,
	passed integer default 0 not null,
	reminded_of timestamp with time zone,
	attended smallint,
	checked_in_at timestamp with time zone,
	checked_in_by integer,
	constraint registration_pkey PRIMARY KEY (id),
	constraint registration_checked_in_by_fkey FOREIGN KEY (checked_in_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint registration_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint registration_answers_are_few CHECK (((jsonb_typeof(answers) = 'array'::text) AND (jsonb_array_length(answers) <= 3) AND (length((answers)::text) <= 4000))),
	constraint registration_attended_check CHECK (((attended >= 0) AND (attended <= 20))),
	constraint registration_attended_has_moment CHECK (((attended IS NULL) = (checked_in_at IS NULL))),
	constraint registration_checked_in_has_moment CHECK (((checked_in_by IS NULL) OR (checked_in_at IS NOT NULL))),
	constraint registration_companions_are_among_people CHECK ((cardinality(companions) < people)),
	constraint registration_companions_length CHECK ((length(array_to_string(companions, ''::text)) <= 1080)),
	constraint registration_email_check CHECK ((length(email) <= 254)),
	constraint registration_locale_is_tag CHECK (is_language_tag(locale)),
	constraint registration_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
	constraint registration_offer_has_end CHECK (
CASE state
    WHEN 'offered'::text THEN (offered_until IS NOT NULL)
    WHEN 'cancelled'::text THEN true
    ELSE (offered_until IS NULL)
END),
	constraint registration_only_unconfirmed_is_held CHECK (((held_until IS NULL) OR (state = 'unconfirmed'::text))),
	constraint registration_passed_check CHECK ((passed >= 0)),
	constraint registration_people_check CHECK (((people > 0) AND (people <= 10))),
	constraint registration_state CHECK ((state = ANY (ARRAY['unconfirmed'::text, 'confirmed'::text, 'waiting'::text, 'offered'::text, 'cancelled'::text])))
);
CREATE INDEX registration_checked_in_by ON registration USING btree (checked_in_by) WHERE (checked_in_by IS NOT NULL);
CREATE INDEX registration_email ON registration USING btree (lower(email));
CREATE UNIQUE INDEX registration_once ON registration USING btree (event_id, lower(email)) WHERE (state <> 'cancelled'::text);
CREATE INDEX registration_queue ON registration USING btree (event_id, state, id);
CREATE INDEX registration_unconfirmed ON registration USING btree (created_at) WHERE (state = 'unconfirmed'::text);
CREATE TRIGGER registration_announce AFTER INSERT OR DELETE OR UPDATE ON registration FOR EACH ROW EXECUTE FUNCTION announce_row('event_id');
CREATE TRIGGER registration_within_capacity BEFORE INSERT OR UPDATE OF state, event_id, people, offered_until ON registration FOR EACH ROW WHEN ((new.state = ANY (ARRAY['confirmed'::text, 'offered'::text]))) EXECUTE FUNCTION refuse_overbooking();

CREATE TABLE report (
	id integer generated always as identity not null,
	organisation_id integer not null,
	half_year date not null,
	story text default ''::text not null,
	image_id integer,
	image_alt text default ''::text not null,
	version integer default 0 not null,
	revision integer default 0 not null,
	saved_at timestamp with time zone default now() not null,
	saved_by integer,
	sent_at timestamp with time zone,
	sent_by integer,
	tab uuid,
	tab_save integer default 0 not null,
	constraint report_pkey PRIMARY KEY (id),
	constraint report_once_a_half_year UNIQUE (organisation_id, half_year),
	constraint report_image_id_fkey FOREIGN KEY (image_id) REFERENCES image(id),
	constraint report_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint report_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES person(id),
	constraint report_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id),
	constraint report_half_year_check CHECK ((half_year = half_year_of(half_year))),
	constraint report_image_alt_check CHECK ((length(image_alt) <= 300)),
	constraint report_picture_has_words CHECK (((image_id IS NULL) OR (version = 0) OR (image_alt <> ''::text))),
	constraint report_sent_has_version CHECK (((version > 0) = (sent_at IS NOT NULL))),
	constraint report_story_check CHECK ((length(story) <= 2000))
);
CREATE INDEX report_half_year ON report USING btree (half_year, sent_at) WHERE (sent_at IS NOT NULL);
CREATE INDEX report_image ON report USING btree (image_id) WHERE (image_id IS NOT NULL);
CREATE TRIGGER report_announce AFTER INSERT OR DELETE OR UPDATE ON report FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER report_covers AFTER INSERT OR UPDATE OF version ON report FOR EACH ROW WHEN ((new.version > 0)) EXECUTE FUNCTION report_covers();

CREATE TABLE report_comment (
	id integer generated always as identity not null,
	report_id integer not null,
	section text,
	words text not null,
	written_at timestamp with time zone not null,
	written_by integer not null,
	answer text,
	answered_at timestamp with time zone,
	answered_by integer,
	constraint report_comment_pkey PRIMARY KEY (id),
	constraint report_comment_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
	constraint report_comment_report_fkey FOREIGN KEY (report_id) REFERENCES status_report(id),
	constraint report_comment_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint report_comment_answered_whole CHECK ((num_nonnulls(answer, answered_at, answered_by) = ANY (ARRAY[0, 3]))),
	constraint report_comment_section CHECK ((section = ANY (ARRAY['summary'::text, 'summary_en'::text, 'goals'::text, 'barometer'::text, 'commitments'::text, 'white_spots'::text, 'lighthouses'::text, 'plans'::text, 'opinions'::text]))),
	constraint report_comment_words_length CHECK ((((length(words) >= 3) AND (length(words) <= 4000)) AND ((length(answer) >= 3) AND (length(answer) <= 4000))))
);
CREATE INDEX report_comment_in_order ON report_comment USING btree (report_id, written_at, id);
CREATE INDEX report_comment_open ON report_comment USING btree (report_id) WHERE (answered_at IS NULL);
CREATE TRIGGER report_comment_holds BEFORE INSERT OR DELETE OR UPDATE ON report_comment FOR EACH ROW EXECUTE FUNCTION hold_report_comment();

CREATE TABLE report_erratum (
	id integer generated always as identity not null,
	report_id integer not null,
	section text,
	words text not null,
	written_at timestamp with time zone not null,
	written_by integer not null,
	constraint report_erratum_pkey PRIMARY KEY (id),
	constraint report_erratum_report_fkey FOREIGN KEY (report_id) REFERENCES status_report(id),
	constraint report_erratum_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
	constraint report_erratum_section CHECK ((section = ANY (ARRAY['summary'::text, 'summary_en'::text, 'goals'::text, 'barometer'::text, 'commitments'::text, 'white_spots'::text, 'lighthouses'::text, 'plans'::text, 'opinions'::text]))),
	constraint report_erratum_words_length CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
);
CREATE INDEX report_erratum_newest ON report_erratum USING btree (report_id, written_at DESC, id DESC);
CREATE TRIGGER report_erratum_announce AFTER INSERT OR DELETE OR UPDATE ON report_erratum FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER report_erratum_append_only BEFORE INSERT OR DELETE OR UPDATE ON report_erratum FOR EACH ROW EXECUTE FUNCTION hold_report_erratum();

CREATE TABLE report_line (
	id integer generated always as identity not null,
	report_id integer not null,
	commitment_id integer not null,
	amount numeric,
	completion smallint,
	effects text default ''::text not null,
	constraint report_line_pkey PRIMARY KEY (id),
	constraint report_line_once UNIQUE (report_id, commitment_id),
	constraint report_line_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id),
	constraint report_line_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE,
	constraint report_line_amount_check CHECK (((amount >= (0)::numeric) AND (amount < (1000000)::numeric))),
	constraint report_line_completion_check CHECK (((completion >= 1) AND (completion <= 5))),
	constraint report_line_effects_check CHECK ((length(effects) <= 1000))
);
CREATE INDEX report_line_commitment ON report_line USING btree (commitment_id);

CREATE TABLE report_section (
	report_id integer not null,
	key text not null,
	words text not null,
	changed_at timestamp with time zone not null,
	changed_by integer,
	constraint report_section_pkey PRIMARY KEY (report_id, key),
	constraint report_section_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id),
	constraint report_section_report_fkey FOREIGN KEY (report_id) REFERENCES status_report(id),
	constraint report_section_key CHECK ((key = ANY (ARRAY['summary'::text, 'summary_en'::text, 'goals'::text, 'barometer'::text, 'commitments'::text, 'white_spots'::text, 'lighthouses'::text, 'plans'::text, 'opinions'::text]))),
	constraint report_section_words_length CHECK ((length(words) <= 8000))
);
CREATE TRIGGER report_section_announce AFTER INSERT OR DELETE OR UPDATE ON report_section FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER report_section_frozen BEFORE INSERT OR DELETE OR UPDATE ON report_section FOR EACH ROW EXECUTE FUNCTION hold_report_section();

CREATE TABLE report_snapshot (
	id integer generated always as identity not null,
	report_id integer not null,
	state text default 'waiting'::text not null,
	asked_at timestamp with time zone not null,
	asked_by integer not null,
	steps smallint default 0 not null,
	steps_done smallint default 0 not null,
	rows_read integer default 0 not null,
	taken_at timestamp with time zone,
	ready_at timestamp with time zone,
	format smallint default 1 not null,
	figures text,
	checksum text,
	constraint report_snapshot_pkey PRIMARY KEY (id),
	constraint report_snapshot_of_report UNIQUE (report_id, id),
	constraint report_snapshot_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
	constraint report_snapshot_report_fkey FOREIGN KEY (report_id) REFERENCES status_report(id),
	constraint report_snapshot_checksum_length CHECK ((length(checksum) = 64)),
	constraint report_snapshot_progress CHECK ((((steps_done >= 0) AND (steps_done <= steps)) AND (rows_read >= 0))),
	constraint report_snapshot_ready_is_whole CHECK ((((state = 'ready'::text) = (ready_at IS NOT NULL)) AND ((state = 'ready'::text) = (figures IS NOT NULL)) AND ((figures IS NULL) = (checksum IS NULL)) AND ((figures IS NULL) OR (taken_at IS NOT NULL)))),
	constraint report_snapshot_state CHECK ((state = ANY (ARRAY['waiting'::text, 'building'::text, 'ready'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX report_snapshot_one_at_a_time ON report_snapshot USING btree (report_id) WHERE (state = ANY (ARRAY['waiting'::text, 'building'::text]));
CREATE TRIGGER report_snapshot_announce AFTER INSERT OR DELETE OR UPDATE ON report_snapshot FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER report_snapshot_holds BEFORE DELETE OR UPDATE ON report_snapshot FOR EACH ROW EXECUTE FUNCTION hold_report_snapshot();

CREATE TABLE report_source (
	snapshot_id integer not null,
	key text not null,
	language text not null,
	content text not null,
	row_count integer not null,
	checksum text not null,
	constraint report_source_pkey PRIMARY KEY (snapshot_id, key, language),
	constraint report_source_snapshot_fkey FOREIGN KEY (snapshot_id) REFERENCES report_snapshot(id),
	constraint report_source_checksum_length CHECK ((length(checksum) = 64)),
	constraint report_source_key_length CHECK (((length(key) >= 1) AND (length(key) <= 160))),
	constraint report_source_language_is_tag CHECK (is_language_tag(language)),
	constraint report_source_row_count_check CHECK ((row_count >= 0))
);
CREATE TRIGGER report_source_announce AFTER INSERT OR DELETE OR UPDATE ON report_source FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER report_source_frozen BEFORE INSERT OR DELETE OR UPDATE ON report_source FOR EACH ROW EXECUTE FUNCTION hold_report_source();

CREATE TABLE report_version (
	report_id integer not null,
	version integer not null,
	content jsonb not null,
	sent_at timestamp with time zone default now() not null,
	sent_by integer,
	image_id integer,
	constraint report_version_pkey PRIMARY KEY (report_id, version),
	constraint report_version_image_id_fkey FOREIGN KEY (image_id) REFERENCES image(id),
	constraint report_version_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id),
	constraint report_version_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id),
	constraint report_version_version_check CHECK ((version > 0))
);
CREATE INDEX report_version_image ON report_version USING btree (image_id) WHERE (image_id IS NOT NULL);
CREATE TRIGGER report_version_announce AFTER INSERT OR DELETE OR UPDATE ON report_version FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER report_version_append_only BEFORE DELETE OR UPDATE ON report_version FOR EACH ROW EXECUTE FUNCTION forbid_change();

CREATE TABLE reporting_extension (
	organisation_id integer not null,
	half_year date not null,
	reason text not null,
	until date not null,
	asked_at timestamp with time zone default now() not null,
	asked_by integer,
	constraint reporting_extension_pkey PRIMARY KEY (organisation_id, half_year),
	constraint reporting_extension_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
	constraint reporting_extension_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint reporting_extension_half_year_check CHECK ((half_year = half_year_of(half_year))),
	constraint reporting_extension_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 1000)))
);
CREATE INDEX reporting_extension_half_year ON reporting_extension USING btree (half_year, until);
CREATE TRIGGER reporting_extension_announce AFTER INSERT OR DELETE OR UPDATE ON reporting_extension FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE reporting_record (
	organisation_id integer not null,
	covered_until date not null,
	constraint reporting_record_pkey PRIMARY KEY (organisation_id),
	constraint reporting_record_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint reporting_record_covered_until_check CHECK ((covered_until = half_year_of(covered_until)))
);
CREATE INDEX reporting_record_covered ON reporting_record USING btree (covered_until, organisation_id);
CREATE TRIGGER reporting_record_announce AFTER INSERT OR DELETE OR UPDATE ON reporting_record FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE retention_run (
	term text not null,
	ran_at timestamp with time zone not null,
	took integer not null,
	last_took_at timestamp with time zone,
	last_took integer default 0 not null,
	constraint retention_run_pkey PRIMARY KEY (term),
	constraint retention_run_counts CHECK (((took >= 0) AND (last_took >= 0))),
	constraint retention_run_found_something CHECK (((last_took_at IS NULL) = (last_took = 0))),
	constraint retention_run_last_is_last CHECK ((last_took_at <= ran_at))
);

CREATE TABLE retired_commitment_type (
	id integer generated always as identity not null,
	key text not null,
	retired_by integer,
	retired_at timestamp with time zone not null,
	constraint retired_commitment_type_pkey PRIMARY KEY (id),
	constraint retired_commitment_type_key_key UNIQUE (key),
	constraint retired_commitment_type_retired_by_fkey FOREIGN KEY (retired_by) REFERENCES person(id),
	constraint retired_commitment_type_key_check CHECK (((key ~ '^[a-z][a-z-]{1,60}$'::text) AND (key !~~ 'added-%'::text)))
);
CREATE INDEX retired_commitment_type_retired_by ON retired_commitment_type USING btree (retired_by) WHERE (retired_by IS NOT NULL);
CREATE TRIGGER retired_commitment_type_announce AFTER INSERT OR DELETE OR UPDATE ON retired_commitment_type FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE TABLE saved_view (
	id integer generated always as identity not null,
	person_id integer not null,
	name text not null,
	query text not null,
	on_desk boolean default false not null,
	created_at timestamp with time zone not null,
	list text not null,
	constraint saved_view_pkey PRIMARY KEY (id),
	constraint saved_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
	constraint saved_view_list CHECK ((list = ANY (ARRAY['partners'::text, 'deadlines'::text, 'reporting'::text, 'worklist'::text, 'approvals'::text, 'flags'::text, 'dormant'::text, 'contributions'::text]))),
	constraint saved_view_name_length CHECK (((length(name) >= 1) AND (length(name) <= 60))),
	constraint saved_view_query_length CHECK ((length(query) <= 500))
);
CREATE UNIQUE INDEX saved_view_name ON saved_view USING btree (person_id, list, lower(name));

CREATE TABLE session (
	id_hash text not null,
	person_id integer not null,
	expires_at timestamp with time zone not null,
	created_at timestamp with time zone default now() not null,
	constraint session_pkey PRIMARY KEY (id_hash),
	constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX session_expiry ON session USING btree (expires_at);
CREATE INDEX session_person ON session USING btree (person_id);

CREATE TABLE signature (
	id integer generated always as identity not null,
	organisation_id integer not null,
	charter_version_id integer not null,
	person_id integer,
	signer_name text not null,
	signer_title text not null,
	organisation_name text not null,
	text_hash text not null,
	code text not null,
	signed_at timestamp with time zone default now() not null,
	superseded_at timestamp with time zone,
	withdrawn_at timestamp with time zone,
	withdrawn_by integer,
	withdrawn_reason text,
	constraint signature_pkey PRIMARY KEY (id),
	constraint signature_code_key UNIQUE (code),
	constraint signature_charter_version_id_fkey FOREIGN KEY (charter_version_id) REFERENCES charter_version(id),
	constraint signature_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint signature_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
	constraint signature_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id),
	constraint signature_code_check CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'::text)),
	constraint signature_signer_name_length CHECK (((length(signer_name) >= 1) AND (length(signer_name) <= 120))),
	constraint signature_signer_title_check CHECK (((length(signer_title) >= 2) AND (length(signer_title) <= 120))),
	constraint signature_text_hash_check CHECK ((text_hash ~ '^[0-9a-f]{64}$'::text)),
	constraint signature_withdrawn_reason_check CHECK (((length(withdrawn_reason) >= 3) AND (length(withdrawn_reason) <= 1000))),
	constraint signature_withdrawn_with_reason CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
);
CREATE INDEX signature_organisation ON signature USING btree (organisation_id, signed_at DESC);
CREATE UNIQUE INDEX signature_standing ON signature USING btree (organisation_id) WHERE ((superseded_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX signature_wall ON signature USING btree (signed_at DESC, id DESC) WHERE ((superseded_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX signature_withdrawn ON signature USING btree (signed_at DESC, id DESC) WHERE (withdrawn_at IS NOT NULL);
CREATE TRIGGER signature_announce AFTER INSERT OR DELETE OR UPDATE ON signature FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER signature_append_only BEFORE DELETE ON signature FOR EACH ROW EXECUTE FUNCTION signature_guard();
CREATE TRIGGER signature_append_only_update BEFORE UPDATE ON signature FOR EACH ROW WHEN ((NOT ((old.organisation_id IS DISTINCT FROM new.organisation_id) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION signature_guard();
CREATE TRIGGER signature_begins_reporting AFTER INSERT ON signature FOR EACH ROW WHEN (((new.withdrawn_at IS NULL) AND (new.superseded_at IS NULL))) EXECUTE FUNCTION reporting_begins();
CREATE TRIGGER signature_ends_reporting AFTER UPDATE OF withdrawn_at ON signature FOR EACH ROW WHEN (((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL))) EXECUTE FUNCTION reporting_ends();

CREATE TABLE site (
	id integer generated always as identity not null,
	organisation_id integer not null,
	label text default ''::text not null,
	address text not null,
	postcode text,
	city text,
	lat double precision not null,
	lng double precision not null,
	district_nr smallint,
	p_number text,
	is_primary boolean default false not null,
	last_confirmed_at timestamp with time zone default now() not null,
	created_at timestamp with time zone default now() not null,
	folded_address text generated always as (fold(((((address || ' '::text) || COALESCE(postcode, ''::text)) || ' '::text) || COALESCE(city, ''::text)))) stored,
	constraint site_pkey PRIMARY KEY (id),
	constraint site_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint site_address_check CHECK (((length(address) >= 1) AND (length(address) <= 200))),
	constraint site_city_check CHECK ((length(city) <= 80)),
	constraint site_district_nr_check CHECK (((district_nr >= 1) AND (district_nr <= 10))),
	constraint site_label_check CHECK ((length(label) <= 120)),
	constraint site_lat_check CHECK (((lat >= (54.4)::double precision) AND (lat <= (58)::double precision))),
	constraint site_lng_check CHECK (((lng >= (7.5)::double precision) AND (lng <= (15.3)::double precision))),
	constraint site_p_number_check CHECK ((p_number ~ '^[0-9]{10}$'::text)),
	constraint site_postcode_check CHECK ((postcode ~ '^[0-9]{4}$'::text))
);
CREATE INDEX site_address ON site USING btree (folded_address text_pattern_ops);
CREATE INDEX site_district ON site USING btree (district_nr, organisation_id);
CREATE INDEX site_last_confirmed ON site USING btree (last_confirmed_at, organisation_id);
CREATE UNIQUE INDEX site_one_primary ON site USING btree (organisation_id) WHERE is_primary;
CREATE INDEX site_organisation ON site USING btree (organisation_id);
CREATE TRIGGER site_announce AFTER INSERT OR DELETE OR UPDATE ON site FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER site_goes_from_package AFTER DELETE ON site FOR EACH ROW EXECUTE FUNCTION withdraw_data_package();
CREATE TRIGGER site_hides_from_package AFTER UPDATE OF address ON site FOR EACH ROW WHEN ((old.address IS DISTINCT FROM new.address)) EXECUTE FUNCTION withdraw_data_package();

CREATE TABLE status_report (
	id integer generated always as identity not null,
	year smallint not null,
	title text not null,
	title_en text,
	state text default 'draft'::text not null,
	revision integer default 0 not null,
	snapshot_id integer,
	created_at timestamp with time zone not null,
	created_by integer not null,
	heard_at timestamp with time zone,
	heard_by integer,
	hearing_ends_on date,
	approved_at timestamp with time zone,
	approved_by integer,
	presented_on date,
	presented_at timestamp with time zone,
	presented_by integer,
	published_at timestamp with time zone,
	published_by integer,
	returned_at timestamp with time zone,
	returned_by integer,
	return_words text,
	constraint status_report_pkey PRIMARY KEY (id),
	constraint status_report_year_key UNIQUE (year),
	constraint status_report_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES person(id),
	constraint status_report_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint status_report_heard_by_fkey FOREIGN KEY (heard_by) REFERENCES person(id),
	constraint status_report_own_snapshot FOREIGN KEY (id, snapshot_id) REFERENCES report_snapshot(report_id, id),
	constraint status_report_presented_by_fkey FOREIGN KEY (presented_by) REFERENCES person(id),
	constraint status_report_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
	constraint status_report_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES person(id),
	constraint status_report_another_approves CHECK (((approved_by <> created_by) AND (approved_by <> heard_by))),
	constraint status_report_another_publishes CHECK (((published_by <> created_by) AND (published_by <> heard_by))),
	constraint status_report_approved_when_approved CHECK ((((state = ANY (ARRAY['approved'::text, 'presented'::text, 'published'::text])) = (approved_at IS NOT NULL)) AND ((approved_at IS NULL) = (approved_by IS NULL)))),
	constraint status_report_cut_before_hearing CHECK (((state = 'draft'::text) OR (snapshot_id IS NOT NULL))),
	constraint status_report_heard_when_heard CHECK ((((state <> 'draft'::text) = (heard_at IS NOT NULL)) AND ((heard_at IS NULL) = (heard_by IS NULL)) AND ((heard_at IS NULL) = (hearing_ends_on IS NULL)))),
	constraint status_report_presented_when_presented CHECK ((((state = ANY (ARRAY['presented'::text, 'published'::text])) = (presented_at IS NOT NULL)) AND ((presented_at IS NULL) = (presented_by IS NULL)) AND ((presented_at IS NULL) = (presented_on IS NULL)))),
	constraint status_report_published_when_published CHECK ((((state = 'published'::text) = (published_at IS NOT NULL)) AND ((published_at IS NULL) = (published_by IS NULL)))),
	constraint status_report_returned_says_why CHECK ((num_nonnulls(returned_at, returned_by, return_words) = ANY (ARRAY[0, 3]))),
	constraint status_report_state CHECK ((state = ANY (ARRAY['draft'::text, 'hearing'::text, 'approved'::text, 'presented'::text, 'published'::text]))),
	constraint status_report_words_length CHECK ((((length(title) >= 3) AND (length(title) <= 160)) AND ((length(title_en) >= 3) AND (length(title_en) <= 160)) AND ((length(return_words) >= 3) AND (length(return_words) <= 1000)))),
	constraint status_report_year_range CHECK (((year >= 2000) AND (year <= 2100)))
);
CREATE INDEX status_report_waiting ON status_report USING btree (year) WHERE (state = ANY (ARRAY['hearing'::text, 'presented'::text]));
CREATE TRIGGER status_report_announce AFTER INSERT OR DELETE OR UPDATE ON status_report FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER status_report_holds BEFORE DELETE OR UPDATE ON status_report FOR EACH ROW EXECUTE FUNCTION hold_status_report();

CREATE TABLE stored_file (
	key text not null,
	stored_at timestamp with time zone not null,
	constraint stored_file_pkey PRIMARY KEY (key)
);
CREATE INDEX stored_file_age ON stored_file USING btree (stored_at);

CREATE TABLE submission (
	key uuid not null,
	outcome text,
	created_at timestamp with time zone default now() not null,
	constraint submission_pkey PRIMARY KEY (key)
);
CREATE INDEX submission_by_age ON submission USING btree (created_at);

CREATE TABLE takedown (
	id integer generated always as identity not null,
	event_id integer,
	opportunity_id integer,
	organisation_id integer,
	reason text not null,
	words text not null,
	state_before text not null,
	taken_down_at timestamp with time zone not null,
	taken_down_by integer,
	appeal text,
	appealed_at timestamp with time zone,
	appealed_by integer,
	decision text,
	decision_words text,
	decided_at timestamp with time zone,
	decided_by integer,
	benefit_id integer,
	reopened_at timestamp with time zone,
	barrier_id integer,
	post_id integer,
	constraint takedown_pkey PRIMARY KEY (id),
	constraint takedown_appealed_by_fkey FOREIGN KEY (appealed_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint takedown_barrier_fkey FOREIGN KEY (barrier_id) REFERENCES barrier(id) ON DELETE CASCADE,
	constraint takedown_benefit_id_fkey FOREIGN KEY (benefit_id) REFERENCES benefit(id) ON DELETE CASCADE,
	constraint takedown_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint takedown_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint takedown_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity(id) ON DELETE CASCADE,
	constraint takedown_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
	constraint takedown_post_fkey FOREIGN KEY (post_id) REFERENCES debate_post(id) ON DELETE CASCADE,
	constraint takedown_taken_down_by_fkey FOREIGN KEY (taken_down_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint takedown_about_one_thing CHECK ((num_nonnulls(event_id, opportunity_id, benefit_id, barrier_id, post_id) = 1)),
	constraint takedown_another_decides CHECK (((appealed_at IS NULL) OR (decided_by IS NULL) OR (decided_by IS DISTINCT FROM taken_down_by))),
	constraint takedown_appeal_is_whole CHECK (
CASE
    WHEN (organisation_id IS NULL) THEN ((appeal IS NULL) OR (appealed_at IS NOT NULL))
    ELSE ((appeal IS NULL) = (appealed_at IS NULL))
END),
	constraint takedown_appeal_length CHECK (((length(appeal) >= 3) AND (length(appeal) <= 2000))),
	constraint takedown_appealed_for_organisation CHECK (((appealed_by IS NULL) OR (organisation_id IS NOT NULL))),
	constraint takedown_decision CHECK ((decision = ANY (ARRAY['upheld'::text, 'restored'::text]))),
	constraint takedown_decision_is_whole CHECK ((num_nonnulls(decision, decision_words, decided_at) = ANY (ARRAY[0, 3]))),
	constraint takedown_decision_words_length CHECK (((length(decision_words) >= 3) AND (length(decision_words) <= 1000))),
	constraint takedown_listing_has_organisation CHECK (((organisation_id IS NOT NULL) = (num_nonnulls(event_id, opportunity_id, benefit_id) = 1))),
	constraint takedown_reason CHECK ((reason = ANY (ARRAY['spam'::text, 'misleading'::text, 'discriminates'::text, 'unlawful'::text, 'personal_data'::text, 'other'::text]))),
	constraint takedown_reopened_was_appealed CHECK (((reopened_at IS NULL) OR (appealed_at IS NOT NULL))),
	constraint takedown_says_by_whom CHECK (((organisation_id IS NOT NULL) OR ((taken_down_by IS NOT NULL) AND ((decided_at IS NULL) = (decided_by IS NULL))))),
	constraint takedown_state_before CHECK ((state_before = ANY (ARRAY['published'::text, 'postponed'::text, 'cancelled'::text, 'closed'::text, 'ended'::text, 'received'::text, 'shown'::text, 'owned'::text, 'answered'::text]))),
	constraint takedown_state_of_its_kind CHECK (
CASE
    WHEN (barrier_id IS NOT NULL) THEN (state_before = ANY (ARRAY['received'::text, 'shown'::text, 'owned'::text, 'answered'::text]))
    WHEN (post_id IS NOT NULL) THEN (state_before = ANY (ARRAY['received'::text, 'shown'::text]))
    ELSE (state_before = ANY (ARRAY['published'::text, 'postponed'::text, 'cancelled'::text, 'closed'::text, 'ended'::text]))
END),
	constraint takedown_upheld_after_appeal CHECK (((decision IS DISTINCT FROM 'upheld'::text) OR (appealed_at IS NOT NULL))),
	constraint takedown_words_length CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
);
CREATE INDEX takedown_appealed ON takedown USING btree (COALESCE(reopened_at, appealed_at), id) WHERE ((appealed_at IS NOT NULL) AND (decided_at IS NULL));
CREATE INDEX takedown_appealed_by ON takedown USING btree (appealed_by) WHERE (appealed_by IS NOT NULL);
CREATE INDEX takedown_barrier ON takedown USING btree (barrier_id, id) WHERE (barrier_id IS NOT NULL);
CREATE UNIQUE INDEX takedown_barrier_once ON takedown USING btree (barrier_id) WHERE (decision IS DISTINCT FROM 'restored'::text);
CREATE INDEX takedown_benefit ON takedown USING btree (benefit_id, id) WHERE (benefit_id IS NOT NULL);
CREATE UNIQUE INDEX takedown_benefit_once ON takedown USING btree (benefit_id) WHERE (decision IS DISTINCT FROM 'restored'::text);
CREATE INDEX takedown_by_decision ON takedown USING btree (decision, taken_down_at DESC, id DESC) WHERE (decision IS NOT NULL);
CREATE INDEX takedown_decided_by ON takedown USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX takedown_event ON takedown USING btree (event_id, id) WHERE (event_id IS NOT NULL);
CREATE UNIQUE INDEX takedown_event_once ON takedown USING btree (event_id) WHERE (decision IS DISTINCT FROM 'restored'::text);
CREATE INDEX takedown_opportunity ON takedown USING btree (opportunity_id, id) WHERE (opportunity_id IS NOT NULL);
CREATE UNIQUE INDEX takedown_opportunity_once ON takedown USING btree (opportunity_id) WHERE (decision IS DISTINCT FROM 'restored'::text);
CREATE INDEX takedown_organisation ON takedown USING btree (organisation_id);
CREATE INDEX takedown_post ON takedown USING btree (post_id, id) WHERE (post_id IS NOT NULL);
CREATE UNIQUE INDEX takedown_post_once ON takedown USING btree (post_id) WHERE (decision IS DISTINCT FROM 'restored'::text);
CREATE INDEX takedown_standing ON takedown USING btree (taken_down_at DESC, id DESC) WHERE ((appealed_at IS NULL) AND (decided_at IS NULL));
CREATE INDEX takedown_taken_down_by ON takedown USING btree (taken_down_by) WHERE (taken_down_by IS NOT NULL);
CREATE TRIGGER takedown_decision_holds BEFORE UPDATE ON takedown FOR EACH ROW WHEN (((old.decision IS NOT NULL) AND (((new.decision IS DISTINCT FROM old.decision) OR (new.decision_words IS DISTINCT FROM old.decision_words)) OR (new.decided_at IS DISTINCT FROM old.decided_at)))) EXECUTE FUNCTION hold_takedown_decision();

CREATE TABLE takedown_reopening (
	id integer generated always as identity not null,
	takedown_id integer not null,
	decision_words text not null,
	waited_since timestamp with time zone not null,
	decided_at timestamp with time zone not null,
	decided_by integer,
	words text not null,
	reopened_at timestamp with time zone not null,
	reopened_by integer not null,
	constraint takedown_reopening_pkey PRIMARY KEY (id),
	constraint takedown_reopening_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint takedown_reopening_reopened_by_fkey FOREIGN KEY (reopened_by) REFERENCES person(id),
	constraint takedown_reopening_takedown_fkey FOREIGN KEY (takedown_id) REFERENCES takedown(id) ON DELETE CASCADE,
	constraint takedown_reopening_words_length CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
);
CREATE INDEX takedown_reopening_by_day ON takedown_reopening USING btree (decided_at);
CREATE INDEX takedown_reopening_of_takedown ON takedown_reopening USING btree (takedown_id, id);
CREATE TRIGGER takedown_reopening_holds BEFORE INSERT ON takedown_reopening FOR EACH ROW EXECUTE FUNCTION hold_takedown_reopening();

CREATE TABLE theory_of_change (
	commitment_id integer not null,
	challenge text default ''::text not null,
	target_group text default ''::text not null,
	effects text default ''::text not null,
	results text default ''::text not null,
	activities text default ''::text not null,
	resources text default ''::text not null,
	saved_by integer,
	saved_at timestamp with time zone default now() not null,
	constraint theory_of_change_pkey PRIMARY KEY (commitment_id),
	constraint theory_of_change_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE,
	constraint theory_of_change_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES person(id),
	constraint theory_of_change_activities_check CHECK ((length(activities) <= 600)),
	constraint theory_of_change_challenge_check CHECK ((length(challenge) <= 600)),
	constraint theory_of_change_effects_check CHECK ((length(effects) <= 600)),
	constraint theory_of_change_resources_check CHECK ((length(resources) <= 600)),
	constraint theory_of_change_results_check CHECK ((length(results) <= 600)),
	constraint theory_of_change_target_group_check CHECK ((length(target_group) <= 600))
);
CREATE TRIGGER theory_of_change_announce AFTER INSERT OR DELETE OR UPDATE ON theory_of_change FOR EACH ROW EXECUTE FUNCTION announce_row('commitment_id');

CREATE TABLE throttle (
	bucket text not null,
	window_start timestamp with time zone not null,
	hits integer default 1 not null,
	constraint throttle_pkey PRIMARY KEY (bucket, window_start)
);
CREATE INDEX throttle_by_age ON throttle USING btree (window_start);

CREATE TABLE verification (
	id integer generated always as identity not null,
	contribution_id integer not null,
	level smallint not null,
	organisation_id integer,
	person_id integer,
	note text default ''::text not null,
	verified_at timestamp with time zone default now() not null,
	retracted_at timestamp with time zone,
	retracted_by integer,
	retraction text,
	constraint verification_pkey PRIMARY KEY (id),
	constraint verification_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES contribution(id),
	constraint verification_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
	constraint verification_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
	constraint verification_retracted_by_fkey FOREIGN KEY (retracted_by) REFERENCES person(id),
	constraint verification_level_check CHECK (((level >= 1) AND (level <= 3))),
	constraint verification_note_check CHECK ((length(note) <= 1000)),
	constraint verification_retracted_with_reason CHECK (((retracted_at IS NULL) = (retraction IS NULL))),
	constraint verification_retraction_check CHECK (((length(retraction) >= 3) AND (length(retraction) <= 1000)))
);
CREATE INDEX verification_contribution ON verification USING btree (contribution_id);
CREATE UNIQUE INDEX verification_once_a_level ON verification USING btree (contribution_id, level) WHERE (retracted_at IS NULL);
CREATE INDEX verification_person ON verification USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX verification_retracted_by ON verification USING btree (retracted_by) WHERE (retracted_by IS NOT NULL);
CREATE TRIGGER verification_announce AFTER INSERT OR DELETE OR UPDATE ON verification FOR EACH ROW EXECUTE FUNCTION announce_row();
CREATE TRIGGER verification_level AFTER INSERT OR UPDATE OF retracted_at ON verification FOR EACH ROW EXECUTE FUNCTION verification_says_level();
CREATE TRIGGER verification_not_own_side BEFORE INSERT ON verification FOR EACH ROW EXECUTE FUNCTION verification_guard();
CREATE TRIGGER verification_not_own_side_update BEFORE UPDATE ON verification FOR EACH ROW WHEN ((NOT ((old.organisation_id IS DISTINCT FROM new.organisation_id) AND is_merge_move(to_jsonb(old.*), to_jsonb(new.*))))) EXECUTE FUNCTION verification_guard();
CREATE TRIGGER verification_own_case BEFORE INSERT OR UPDATE OF retracted_at ON verification FOR EACH ROW WHEN ((new.organisation_id IS NULL)) EXECUTE FUNCTION verification_own_case();

CREATE TABLE walk_in (
	id integer generated always as identity not null,
	event_id integer not null,
	key uuid not null,
	people smallint default 1 not null,
	arrived_at timestamp with time zone default now() not null,
	noted_by integer,
	name text,
	constraint walk_in_pkey PRIMARY KEY (id),
	constraint walk_in_once UNIQUE (event_id, key),
	constraint walk_in_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id) ON DELETE CASCADE,
	constraint walk_in_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES person(id) ON DELETE SET NULL,
	constraint walk_in_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
	constraint walk_in_people_check CHECK (((people >= 0) AND (people <= 20))),
	constraint walk_in_taken_back_has_no_name CHECK (((people > 0) OR (name IS NULL)))
);
CREATE INDEX walk_in_noted_by ON walk_in USING btree (noted_by) WHERE (noted_by IS NOT NULL);

CREATE TABLE wheel_task (
	id integer generated always as identity not null,
	ring text not null,
	title text not null,
	note text default ''::text not null,
	starts_on date not null,
	due_on date not null,
	yearly boolean not null,
	owner_id integer,
	remind_days smallint not null,
	rolled_from_id integer,
	created_at timestamp with time zone not null,
	created_by integer not null,
	changed_at timestamp with time zone not null,
	revision integer default 0 not null,
	reminded_at timestamp with time zone,
	done_at timestamp with time zone,
	done_by integer,
	removed_at timestamp with time zone,
	board_kind text,
	constraint wheel_task_pkey PRIMARY KEY (id),
	constraint wheel_task_rolls_once UNIQUE (rolled_from_id),
	constraint wheel_task_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
	constraint wheel_task_done_by_fkey FOREIGN KEY (done_by) REFERENCES person(id),
	constraint wheel_task_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
	constraint wheel_task_rolled_from_id_fkey FOREIGN KEY (rolled_from_id) REFERENCES wheel_task(id),
	constraint wheel_task_begins_before_it_is_due CHECK (((starts_on <= due_on) AND ((due_on - starts_on) <= 366))),
	constraint wheel_task_board_kind CHECK ((board_kind = ANY (ARRAY['school'::text, 'day_care'::text, 'housing'::text, 'local_committee'::text, 'association'::text, 'company'::text, 'senior_council'::text, 'other'::text]))),
	constraint wheel_task_done_by_somebody CHECK (((done_at IS NULL) = (done_by IS NULL))),
	constraint wheel_task_not_from_itself CHECK ((rolled_from_id <> id)),
	constraint wheel_task_remind_days CHECK (((remind_days >= 0) AND (remind_days <= 90))),
	constraint wheel_task_ring CHECK ((ring = ANY (ARRAY['politics'::text, 'reporting'::text, 'community'::text]))),
	constraint wheel_task_words_length CHECK ((((length(title) >= 3) AND (length(title) <= 120)) AND (length(note) <= 1000)))
);
CREATE INDEX wheel_task_by_day ON wheel_task USING btree (due_on, id) WHERE (removed_at IS NULL);
CREATE INDEX wheel_task_created_by ON wheel_task USING btree (created_by);
CREATE INDEX wheel_task_done_by ON wheel_task USING btree (done_by) WHERE (done_by IS NOT NULL);
CREATE INDEX wheel_task_of_boards ON wheel_task USING btree (due_on, id) WHERE ((board_kind IS NOT NULL) AND (removed_at IS NULL));
CREATE INDEX wheel_task_open ON wheel_task USING btree (due_on, id) WHERE ((removed_at IS NULL) AND (done_at IS NULL));
CREATE INDEX wheel_task_owner ON wheel_task USING btree (owner_id) WHERE (owner_id IS NOT NULL);
CREATE TRIGGER wheel_task_announce AFTER INSERT OR DELETE OR UPDATE ON wheel_task FOR EACH ROW EXECUTE FUNCTION announce_row();

CREATE OR REPLACE FUNCTION added_commitment_type_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' then
				if old.state in ('offered', 'retired') then
					raise exception 'a type of promise that was offered stays' using errcode = 'restrict_violation';
				end if;
				return old;
			end if;
			if new.key <> old.key then
				raise exception 'a type of promise keeps its key' using errcode = 'restrict_violation';
			end if;
			if old.state in ('offered', 'retired') and (new.unit_one <> old.unit_one or new.unit_other <> old.unit_other
				or new.symbol is distinct from old.symbol or new.state not in ('offered', 'retired')) then
				raise exception 'a type of promise that was offered keeps its unit' using errcode = 'restrict_violation';
			end if;
			if old.state = 'refused' and new.state <> 'refused' then
				raise exception 'a type of promise that was refused stays so' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION amendment_party_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' or old.state <> 'invited'
				or (new.amendment_id, new.organisation_id, new.required)
					is distinct from (old.amendment_id, old.organisation_id, old.required)
				or (select state from partnership_amendment where id = old.amendment_id) <> 'open' then
				raise exception 'an answer to an amendment cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION amendment_proposal_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' or old.decided_at is not null
				or (new.commitment_id, new.organisation_id, new.from_target, new.to_target, new.from_due_on, new.to_due_on, new.reason, new.proposed_by, new.proposed_at)
					is distinct from (old.commitment_id, old.organisation_id, old.from_target, old.to_target, old.from_due_on, old.to_due_on, old.reason, old.proposed_by, old.proposed_at) then
				raise exception 'an amendment is decided once and never rewritten' using errcode = 'restrict_violation';
			end if;
			if new.outcome = 'applied' and exists (select from amendment_signature s
				where s.proposal_id = new.id and s.answer is distinct from 'signed'
					and s.organisation_id in (select bound_organisations(new.commitment_id))) then
				raise exception 'an amendment applies when all have signed' using errcode = 'check_violation', constraint = 'amendment_all_signed';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION amendment_signature_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' or old.answered_at is not null
				or (new.proposal_id, new.organisation_id) is distinct from (old.proposal_id, old.organisation_id) then
				raise exception 'an answer to an amendment stands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION announce_content_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform pg_notify('content_changed', tg_table_name);
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION announce_row()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			most constant integer := 50;
			rows_said integer;
			changed jsonb;
			by_column text;
			payload text;
		begin
			if tg_op = 'UPDATE' and new is not distinct from old then
				return null;
			end if;
			rows_said := 1 + coalesce(nullif(current_setting('bland.rows_announced', true), ''), '0')::integer;
			if tg_nargs = 0 or rows_said > most then
				perform pg_notify('content_changed', tg_table_name);
				return null;
			end if;
			perform set_config('bland.rows_announced', rows_said::text, true);
			foreach changed in array array[
				case when tg_op <> 'INSERT' then to_jsonb(old) end,
				case when tg_op <> 'DELETE' then to_jsonb(new) end]
			loop
				continue when changed is null;
				payload := tg_table_name;
				foreach by_column in array tg_argv loop
					payload := payload || ' ' || by_column || '=' || coalesce(changed ->> by_column, '');
				end loop;
				perform pg_notify('content_changed', payload);
			end loop;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION begin_guide_step()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if new.state <> 'draft' then
				raise exception 'a step begins as a draft' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION benefit_organisation_search()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			update benefit set search = benefit_words(benefit) where organisation_id = new.id;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION benefit_search()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			new.search := benefit_words(new);
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION benefit_words(e benefit)
 RETURNS tsvector
 LANGUAGE sql
 STABLE
AS $function$
			select search_words(concat_ws(' ', e.title, e.place_name, e.address, search_district(e.district_nr), search_audience(e.audience),
					(select string_agg(search_district(nr), ' ') from unnest(e.districts) nr), 'tilbud offer',
					(select o.name from organisation o where o.id = e.organisation_id)), true)
				|| search_words(e.description || ' ' || e.how_to_get, false) || search_place(e.district_nr)
				|| coalesce((select array_to_tsvector(array_agg('~' || nr)) from unnest(e.districts) nr), ''::tsvector) $function$;

CREATE OR REPLACE FUNCTION bound_organisations(the_commitment integer)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE
AS $function$
			select organisation_id from commitment where id = the_commitment and organisation_id is not null
			union
			select named.organisation_id from commitment c
				join commitment_party named on named.commitment_id = c.id and named.answer = 'signed'
				join partnership_party party on party.partnership_id = c.partnership_id
					and party.organisation_id = named.organisation_id and party.state = 'signed'
				where c.id = the_commitment
			union
			select counterpart_id from commitment where id = the_commitment and counterpart_agreed_at is not null
		$function$;

CREATE OR REPLACE FUNCTION casework_note_corrects_own()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if not exists (select from casework_note earlier
					where earlier.id = new.corrects_id and earlier.organisation_id = new.organisation_id) then
				raise exception 'a correction is of a note in the same file' using errcode = 'check_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION casework_note_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' then
				if exists (select from organisation o where o.id = old.organisation_id
						and o.state in ('draft', 'email_confirmed', 'waiting', 'changes_requested')) then
					return old;
				end if;
			elsif (old.id, old.kind, old.words, old.written_at, old.written_by, old.corrects_id)
					is not distinct from (new.id, new.kind, new.words, new.written_at, new.written_by, new.corrects_id) then
				return new;
			end if;
			raise exception 'casework_note is append-only' using errcode = 'restrict_violation';
		end $function$;

CREATE OR REPLACE FUNCTION charter_draft_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if new.drafted_by <> old.drafted_by or new.number <> old.number then
				raise exception 'a draft of the charter stays its drafter''s' using errcode = 'restrict_violation';
			end if;
			if old.sent_at is not null and new.sent_at is not null then
				raise exception 'a draft that was sent does not change' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION charter_hash(texts jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN encode(sha256(convert_to((SELECT string_agg(one.text, '
'::text ORDER BY (one.tag <> 'da'::text), (one.tag COLLATE "C")) AS string_agg FROM jsonb_each_text(charter_hash.texts) one(tag, text)), 'UTF8'::name)), 'hex'::text);

CREATE OR REPLACE FUNCTION charter_version_from_draft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if new.drafted_by is not null and not exists (select from charter_draft d where d.number = new.number
				and d.drafted_by = new.drafted_by and d.sent_at is not null and d.texts = new.texts
				and d.takes_effect_on = new.takes_effect_on) then
				raise exception 'a version of the charter is what was sent to be approved' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION closed_forgets_contact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			new.contact_name := null;
			new.contact_email := null;
			new.contact_phone := null;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION closing_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' then
				raise exception 'closing is never deleted' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'UPDATE' and (old.decided_at is not null
				or (new.commitment_id, new.organisation_id, new.word, new.reported_by, new.reported_at)
					is distinct from (old.commitment_id, old.organisation_id, old.word, old.reported_by, old.reported_at)) then
				raise exception 'a closing is decided once and never rewritten' using errcode = 'restrict_violation';
			end if;
			if new.outcome in ('delivered', 'partly', 'not_delivered', 'sent_back')
				and is_closing_side(new.organisation_id, new.reported_by, new.decided_organisation_id, new.decided_by) then
				raise exception 'a side cannot decide its own outcome' using errcode = 'check_violation', constraint = 'closing_not_own_side';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION closing_own_case()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform refuse_own_case(new.organisation_id, new.decided_by, new.reported_at);
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION commitment_all_said_yes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'UPDATE' and old.state not in ('draft', 'proposed', 'declined') then return null; end if;
			if tg_op = 'UPDATE' and new.approved_at is null then
				raise exception 'a joint promise binds when the municipality has accepted it'
					using errcode = 'check_violation', constraint = 'commitment_approved';
			end if;
			if (select count(*) filter (where answer = 'signed') < 2 or bool_or(answer is distinct from 'signed')
				from commitment_party where commitment_id = new.id) then
				raise exception 'a joint promise binds when all it names have said yes'
					using errcode = 'check_violation', constraint = 'commitment_all_said_yes';
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION commitment_amendment_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if new.proposal_id is null then
				if (select count(*) from bound_organisations(new.commitment_id)) > 1 then
					raise exception 'a change that binds others takes their signatures' using errcode = 'check_violation', constraint = 'amendment_others_bound';
				end if;
			elsif not exists (select from amendment_proposal p where p.id = new.proposal_id and p.commitment_id = new.commitment_id
				and p.outcome = 'applied' and p.to_target = new.to_target and p.to_due_on = new.to_due_on) then
				raise exception 'an amendment follows its proposal' using errcode = 'check_violation', constraint = 'amendment_follows_proposal';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION commitment_outcome_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.state <> 'reported' or not exists (
				select from closing c where c.id = (select max(id) from closing where commitment_id = new.id)
				and c.outcome = new.state and c.decided_by is not distinct from new.state_changed_by
				and not is_closing_side(c.organisation_id, c.reported_by, c.decided_organisation_id, new.state_changed_by)) then
				raise exception 'an outcome is decided by another side' using errcode = 'check_violation', constraint = 'commitment_outcome_decided';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION commitment_own_case()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			person integer := case tg_argv[0] when 'approval' then new.approved_by else new.state_changed_by end;
		begin
			if tg_argv[0] = 'state' and new.state = 'active' and old.approved_at is not null then return new; end if;
			perform refuse_own_case(side, person, old.state_changed_at) from (
				select coalesce(new.author_id, new.organisation_id) as side
				union select new.counterpart_id
				union select organisation_id from commitment_party where commitment_id = new.id
				order by side) sides;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION commitment_party_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if exists (select from commitment where id = old.commitment_id and state not in ('draft', 'proposed', 'declined'))
				and (tg_op = 'DELETE' or (new.commitment_id, new.organisation_id, new.answer, new.reason, new.answered_at)
					is distinct from (old.commitment_id, old.organisation_id, old.answer, old.reason, old.answered_at)) then
				raise exception 'what a party has said to a promise stands' using errcode = 'restrict_violation';
			end if;
			return coalesce(new, old);
		end $function$;

CREATE OR REPLACE FUNCTION commitment_target_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform commitment_total_reached(new.id);
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION commitment_total_contest(the_commitment integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
		begin
			-- Held first, so that two objections at once are both seen.
			perform 1 from commitment_total where commitment_id = the_commitment for update;
			update commitment_total t set contested = coalesce((
				select sum(c.amount) from contribution c
				where c.commitment_id = the_commitment and c.counts and c.level > 0
				and exists (select from objection o where o.contribution_id = c.id and o.resolved_at is null)
				and (not (select lower_is_better from commitment where id = the_commitment) or c.id = (
					select latest.id from contribution latest where latest.commitment_id = the_commitment and latest.counts
					order by latest.happened_on desc, latest.id desc limit 1))), 0)
				where t.commitment_id = the_commitment;
		end $function$;

CREATE OR REPLACE FUNCTION commitment_total_follow()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			before numeric[] := array[0, 0, 0, 0];
			after numeric[] := array[0, 0, 0, 0];
			counted integer := new.counts::int;
			is_reading boolean;
		begin
			if new.counts then after[new.level + 1] := new.amount; end if;
			if tg_op = 'UPDATE' then
				if old.counts then before[old.level + 1] := old.amount; end if;
				if old.counts = new.counts and old.level = new.level then return null; end if;
				counted := new.counts::int - old.counts::int;
			end if;
			update commitment_total set
				level0 = level0 + after[1] - before[1],
				level1 = level1 + after[2] - before[2],
				level2 = level2 + after[3] - before[3],
				level3 = level3 + after[4] - before[4],
				contributions = contributions + counted,
				last_happened_on = case
					when counted > 0 then greatest(last_happened_on, new.happened_on)
					when counted < 0 then (select max(c.happened_on) from contribution c where c.commitment_id = new.commitment_id and c.counts)
					else last_happened_on end
				where commitment_id = new.commitment_id;
			select c.lower_is_better into is_reading from commitment c where c.id = new.commitment_id;
			if is_reading then
				perform commitment_total_reading(new.commitment_id);
				return null;
			end if;
			insert into commitment_half_year as h (commitment_id, half_year, level0, level1, level2, level3, contributions)
				values (new.commitment_id, half_year_of(new.happened_on), after[1] - before[1], after[2] - before[2],
					after[3] - before[3], after[4] - before[4], counted)
				on conflict (commitment_id, half_year) do update set
					level0 = h.level0 + excluded.level0,
					level1 = h.level1 + excluded.level1,
					level2 = h.level2 + excluded.level2,
					level3 = h.level3 + excluded.level3,
					contributions = h.contributions + excluded.contributions;
			perform commitment_total_reached(new.commitment_id);
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION commitment_total_reached(the_commitment integer)
 RETURNS void
 LANGUAGE sql
AS $function$
			update commitment_total t
				set reached_on = case when t.delivered >= c.target and t.contributions > 0 then coalesce(t.reached_on, t.last_happened_on) end
				from commitment c
				where c.id = t.commitment_id and t.commitment_id = the_commitment and not c.lower_is_better
				and (t.reached_on is null) = (t.delivered >= c.target and t.contributions > 0)
		$function$;

CREATE OR REPLACE FUNCTION commitment_total_reading(the_commitment integer)
 RETURNS void
 LANGUAGE sql
AS $function$
			update commitment_total t set
				level0 = coalesce((latest.reading).amount, 0) * (coalesce((latest.reading).level, 0) = 0)::int,
				level1 = coalesce((latest.reading).amount, 0) * (coalesce((latest.reading).level, 0) = 1)::int,
				level2 = coalesce((latest.reading).amount, 0) * (coalesce((latest.reading).level, 0) = 2)::int,
				level3 = coalesce((latest.reading).amount, 0) * (coalesce((latest.reading).level, 0) = 3)::int
			from (select (select c from contribution c where c.commitment_id = the_commitment and c.counts
				order by c.happened_on desc, c.id desc limit 1) as reading) latest
			where t.commitment_id = the_commitment
		$function$;

CREATE OR REPLACE FUNCTION commitment_total_row()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			insert into commitment_total (commitment_id) values (new.id);
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION commitment_type_is_offered()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			standing text;
			promises boolean := new.state <> 'draft' and (tg_op = 'INSERT' or old.state = 'draft');
		begin
			if new.type like 'added-%' then
				select t.state into standing from added_commitment_type t where t.key = new.type for share;
				if standing is null then
					raise exception 'there is no type of promise %', new.type using errcode = 'foreign_key_violation';
				end if;
			elsif promises and exists (select from retired_commitment_type r where r.key = new.type) then
				standing := 'retired';
			end if;
			if promises and standing <> 'offered' then
				raise exception 'the type of promise % is not offered', new.type using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION commitment_type_unwanted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.type like 'added-%' and (tg_op = 'DELETE' or new.type <> old.type) then
				delete from added_commitment_type t where t.key = old.type and t.state = 'proposed'
					and not exists (select from commitment c where c.type = t.key);
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION contribution_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' then
				raise exception 'contribution is never deleted' using errcode = 'restrict_violation';
			end if;
			if (new.commitment_id, new.organisation_id, new.writer_organisation_id, new.shared_key, new.amount,
				new.happened_on, new.source, new.source_id, new.corrects_id)
				is distinct from
				(old.commitment_id, old.organisation_id, old.writer_organisation_id, old.shared_key, old.amount,
				old.happened_on, old.source, old.source_id, old.corrects_id)
				or (new.level < old.level and new.level <> (select coalesce(max(level), 0) from verification
					where contribution_id = new.id and retracted_at is null)) then
				raise exception 'a contribution cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION count_barrier_voices()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			counted integer;
		begin
			foreach counted in array array(select distinct id from unnest(array[
					case when tg_op <> 'INSERT' then old.barrier_id end,
					case when tg_op <> 'DELETE' then new.barrier_id end]) as one(id) where id is not null order by id) loop
				perform from barrier where id = counted for update;
				update barrier b set supporters = n.supporters, solved = n.solved, unsolved = n.unsolved
					from (select count(*)::int as supporters, count(*) filter (where verdict = 'solved')::int as solved,
							count(*) filter (where verdict = 'unsolved')::int as unsolved
						from barrier_voice where barrier_id = counted and confirmed_at is not null) n
					where b.id = counted and (b.supporters, b.solved, b.unsolved) is distinct from (n.supporters, n.solved, n.unsolved);
			end loop;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION count_debate_posts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			more integer := (case when tg_op <> 'DELETE' then (new.state = 'shown')::int else 0 end)
				- (case when tg_op <> 'INSERT' then (old.state = 'shown')::int else 0 end);
		begin
			if more <> 0 then
				update debate set posts = posts + more where id = coalesce(new.debate_id, old.debate_id);
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION count_debate_voices()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			more integer := (case when tg_op <> 'DELETE' then (new.kind = 'supports' and new.confirmed_at is not null)::int else 0 end)
				- (case when tg_op <> 'INSERT' then (old.kind = 'supports' and old.confirmed_at is not null)::int else 0 end);
		begin
			if more <> 0 then
				update debate_post set supporters = supporters + more where id = coalesce(new.post_id, old.post_id);
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION date_course()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			dated integer := coalesce(new.course_id, old.course_id);
		begin
			perform from course where id = dated for update;
			update course set begins_at = s.begins_at, ends_at = s.ends_at
				from (select min(starts_at) as begins_at, max(ends_at) as ends_at from course_session where course_id = dated) s
				where id = dated;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION event_attendance_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if (old.attendance, new.attendance) is distinct from (select (attendance_before, attendance_after)
				from event_correction where event_id = new.id order by id desc limit 1) then
				raise exception 'the number that stood stays on record' using errcode = 'check_violation', constraint = 'event_attendance_corrected';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION event_correction_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if to_jsonb(new) - 'corrected_by' is distinct from to_jsonb(old) - 'corrected_by' then
				raise exception 'a correction stands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION event_organiser_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'INSERT' then
				if new.state not in ('named', 'asked') then
					raise exception 'an organisation is asked before it takes part' using errcode = 'check_violation', constraint = 'event_organiser_step';
				end if;
				if exists (select from event where id = new.event_id and organisation_id = new.organisation_id) then
					raise exception 'the organiser does not ask itself' using errcode = 'check_violation', constraint = 'event_organiser_other';
				end if;
				return new;
			end if;
			if (new.event_id, new.organisation_id) is distinct from (old.event_id, old.organisation_id)
				or (old.state, new.state) not in (
					('named', 'asked'), ('asked', 'accepted'), ('asked', 'declined'), ('asked', 'withdrawn'),
					('accepted', 'left'), ('accepted', 'withdrawn'), ('declined', 'asked'), ('left', 'asked'), ('withdrawn', 'asked')) then
				raise exception 'an organisation is asked, and answers once' using errcode = 'check_violation', constraint = 'event_organiser_step';
			end if;
			if new.state in ('accepted', 'declined', 'left') and not exists (
				select from membership where organisation_id = new.organisation_id and person_id = new.decided_by) then
				raise exception 'only its own members answer for an organisation' using errcode = 'check_violation', constraint = 'event_organiser_own_answer';
			end if;
			if old.state in ('declined', 'left') and new.asked_at < old.decided_at + interval '720 hours' then
				raise exception 'a no is left in peace for 30 days' using errcode = 'check_violation', constraint = 'event_organiser_left_in_peace';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION event_organiser_search()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			held integer := coalesce(new.event_id, old.event_id);
		begin
			if (old.state is not distinct from 'accepted') <> (new.state is not distinct from 'accepted') then
				update event set search = event_words(event) where id = held and search is not null;
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION event_part_by_consent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if exists (select from event umbrella where umbrella.id = new.umbrella_id
					and umbrella.organisation_id <> new.organisation_id)
				and not exists (select from event_part p where p.umbrella_id = new.umbrella_id and p.event_id = new.id
					and p.state = 'accepted') then
				raise exception 'it is a part by its own organisation''s yes' using errcode = 'check_violation', constraint = 'event_part_by_consent';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION event_part_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'INSERT' then
				if new.state not in ('named', 'asked') then
					raise exception 'an organisation is asked before its event is a part' using errcode = 'check_violation', constraint = 'event_part_step';
				end if;
				if exists (select from event part join event umbrella on umbrella.organisation_id = part.organisation_id
					where part.id = new.event_id and umbrella.id = new.umbrella_id) then
					raise exception 'nobody asks itself' using errcode = 'check_violation', constraint = 'event_part_other';
				end if;
				return new;
			end if;
			if (new.umbrella_id, new.event_id) is distinct from (old.umbrella_id, old.event_id)
				or new.state <> old.state and (old.state, new.state) not in (
					('named', 'asked'), ('asked', 'accepted'), ('asked', 'declined'), ('asked', 'withdrawn'),
					('accepted', 'left'), ('accepted', 'withdrawn'), ('declined', 'asked'), ('left', 'asked'), ('withdrawn', 'asked')) then
				raise exception 'an organisation is asked, and answers once' using errcode = 'check_violation', constraint = 'event_part_step';
			end if;
			if new.state <> old.state and new.state in ('accepted', 'declined', 'left') and not exists (
				select from event join membership m on m.organisation_id = event.organisation_id
				where event.id = new.event_id and m.person_id = new.decided_by) then
				raise exception 'only its own members answer for an organisation' using errcode = 'check_violation', constraint = 'event_part_own_answer';
			end if;
			if old.state in ('declined', 'left') and new.state = 'asked' and new.asked_at < old.decided_at + interval '720 hours' then
				raise exception 'a no is left in peace for 30 days' using errcode = 'check_violation', constraint = 'event_part_left_in_peace';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION event_search()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			new.search := case when new.state <> 'draft' then event_words(new) end;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION event_words(e event)
 RETURNS tsvector
 LANGUAGE sql
 STABLE
AS $function$
			select search_words(concat_ws(' ', e.title, e.place_name, e.address, search_district(e.district_nr), search_categories(e.categories),
					case when e.child_friendly then 'børn familie children family' end,
					(select string_agg(o.name, ' ') from organisation o where o.id = any(array(select e.organisation_id union all
						select eo.organisation_id from event_organiser eo where eo.event_id = e.id and eo.state = 'accepted'))
						and (o.id = e.organisation_id or o.state = 'approved'))), true)
				|| search_words(e.description, false) || search_place(e.district_nr) $function$;

CREATE OR REPLACE FUNCTION evidence_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' then
				raise exception 'evidence is never deleted' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'UPDATE' then
				if old.removed_at is not null or (to_jsonb(new) - 'removed_at' - 'removed_by') <> (to_jsonb(old) - 'removed_at' - 'removed_by') then
					raise exception 'evidence cannot be rewritten' using errcode = 'restrict_violation';
				end if;
				if (select level from contribution where id = new.contribution_id) >= 2 then
					raise exception 'evidence that was seen stays' using errcode = 'check_violation', constraint = 'evidence_seen';
				end if;
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION fold(input text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
			select regexp_replace(regexp_replace(
				normalize(translate(
					replace(replace(replace(replace(
						regexp_replace(lower(normalize(input, NFKD)), U&'[\0300-\036F\064B-\065F\0670]', '', 'g'),
					'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
					'øłđðıħŧς', 'olddihtσ'), NFC),
				'oe+', 'o', 'g'), 'a[ae]+', 'a', 'g')
		$function$;

CREATE OR REPLACE FUNCTION forbid_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
		end $function$;

CREATE OR REPLACE FUNCTION forget_devices_of_erased()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			delete from known_device where person_id = new.id;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION half_year_last_opened(day date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
			select case when day >= (half_year_of(day) + interval '4 months 14 days')::date then half_year_of(day)
				else half_year_of(half_year_of(day) - 1) end
		$function$;

CREATE OR REPLACE FUNCTION half_year_of(day date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
			select make_date(extract(year from day)::int, case when extract(month from day) <= 6 then 1 else 7 end, 1)
		$function$;

CREATE OR REPLACE FUNCTION handed_in_file_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			held record;
		begin
			perform pg_advisory_xact_lock(hashtext('handed_in_file'), new.organisation_id);
			select coalesce(sum(bytes), 0) as bytes, count(*) as files into held
				from handed_in_file where organisation_id = new.organisation_id;
			if held.bytes + new.bytes > 524288000 or held.files >= 2000 then
				raise exception 'no room for more files' using errcode = 'check_violation', constraint = 'handed_in_file_quota';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION has_edition(key text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (key ~ '^[0-9]{4}-[0-9]{4}/[a-z0-9-]+$'::text);

CREATE OR REPLACE FUNCTION have_editions(keys text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((array_to_string(keys, ' '::text, '?'::text) ~ '^([0-9]{4}-[0-9]{4}/[a-z0-9-]+( [0-9]{4}-[0-9]{4}/[a-z0-9-]+)*)?$'::text) AND (array_to_string(keys, ''::text) !~ ' '::text));

CREATE OR REPLACE FUNCTION hold_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
		end $function$;

CREATE OR REPLACE FUNCTION hold_barometer_data()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			of_edition integer := case when tg_op = 'DELETE' then old.edition_id else new.edition_id end;
		begin
			if (select state from barometer_edition where id = of_edition for share) is distinct from 'collecting'
				or (tg_op = 'UPDATE' and new.edition_id <> old.edition_id) then
				raise exception '% of an edition that is no longer being collected is frozen', tg_table_name
					using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $function$;

CREATE OR REPLACE FUNCTION hold_barometer_edition()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.state = 'released' then
				raise exception 'a released edition is frozen' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'DELETE' then
				return old;
			end if;
			if new.half_year <> old.half_year or (old.state <> new.state and (old.state, new.state) not in (
					('collecting', 'draft'), ('draft', 'checked'), ('checked', 'released'), ('draft', 'collecting'), ('checked', 'collecting'))) then
				raise exception 'an edition goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_barometer_errata()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op <> 'INSERT' then
				raise exception 'barometer_erratum is append-only' using errcode = 'restrict_violation';
			end if;
			if (select state from barometer_edition where id = new.edition_id for share) is distinct from 'released' then
				raise exception 'only a released edition has errata' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_barometer_measure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if (new.direction, new.tolerance, new.target, new.target_on, new.baseline_on)
				is distinct from (old.direction, old.tolerance, old.target, old.target_on, old.baseline_on)
				and exists (select from observation o join barometer_edition e on e.id = new.edition_id
					where o.indicator_id = new.indicator_id and o.half_year = e.half_year and o.district_nr is null) then
				raise exception 'what a figure is measured by is said before the figure is in' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_barrier()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.state <> new.state and (old.state, new.state) not in (
					('unconfirmed', 'received'),
					('received', 'shown'), ('received', 'down'), ('received', 'merged'),
					('shown', 'owned'), ('shown', 'down'), ('shown', 'merged'),
					('owned', 'answered'), ('owned', 'down'), ('owned', 'merged'),
					('answered', 'down'),
					('down', 'received'), ('down', 'shown'), ('down', 'owned'), ('down', 'answered')) then
				raise exception 'a barrier goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if old.state = 'merged' and new.merged_into_id <> old.merged_into_id then
				raise exception 'a barrier is merged once' using errcode = 'restrict_violation';
			end if;
			if old.answer_due_on is not null and new.answer_due_on is distinct from old.answer_due_on then
				raise exception 'the day of the answer stands' using errcode = 'restrict_violation';
			end if;
			if old.answer is not null and (new.answer, new.answered_at, new.answered_by)
					is distinct from (old.answer, old.answered_at, old.answered_by) then
				raise exception 'an answer stands as it was given' using errcode = 'restrict_violation';
			end if;
			if old.received_at is not null and new.received_at is distinct from old.received_at then
				raise exception 'the day it came stands' using errcode = 'restrict_violation';
			end if;
			if old.state <> 'merged' and new.state = 'merged' and not exists (
					select from barrier where id = new.merged_into_id and state in ('shown', 'owned', 'answered') for share) then
				raise exception 'a barrier is merged into one that is shown' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_barrier_outcome()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if (select answer from barrier where id = new.barrier_id for share) is null then
				raise exception 'only of an answer comes something' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_circle_answer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if (select state from circle_seat where id = new.seat_id for share) is distinct from 'held' then
				raise exception 'only who holds a seat is asked' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_circle_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if (new.circle_id, new.words, new.owner, new.due_on) is distinct from (old.circle_id, old.words, old.owner, old.due_on)
					or (old.done_on is not null and new.done_on is distinct from old.done_on) then
				raise exception 'a decision stands as it was made' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_circle_papers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform from circle where id = new.circle_id for update;
			if (select coalesce(sum(bytes), 0) from circle_document where circle_id = new.circle_id) + new.bytes > 209715200 then
				raise exception 'no room for more papers' using errcode = 'check_violation', constraint = 'circle_document_room';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_cities_index()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.state = 'released' then
				raise exception 'a released edition is frozen' using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $function$;

CREATE OR REPLACE FUNCTION hold_cities_index_scores()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			of_edition integer := case when tg_op = 'DELETE' then old.edition_id else new.edition_id end;
		begin
			if (select state from cities_index_edition where id = of_edition for share) = 'released'
				or (tg_op = 'UPDATE' and new.edition_id <> old.edition_id) then
				raise exception 'the scores of a released edition are frozen' using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $function$;

CREATE OR REPLACE FUNCTION hold_conference_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			held date;
		begin
			select held_on into held from conference where id = new.conference_id for share;
			if new.due_on <= held or new.done_on < held then
				raise exception 'what was decided is done after the conference' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'UPDATE' and (new.conference_id, new.words, new.committee, new.owner, new.due_on)
					is distinct from (old.conference_id, old.words, old.committee, old.owner, old.due_on) then
				raise exception 'a decision stands as it was taken' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'UPDATE' and old.done_on is not null and (new.done_on, new.outcome, new.done_by)
					is distinct from (old.done_on, old.outcome, old.done_by) then
				raise exception 'what came of a decision stands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_conference_papers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform from conference where id = new.conference_id for update;
			if (select coalesce(sum(bytes), 0) from conference_paper where conference_id = new.conference_id) + new.bytes
					> 209715200 then
				raise exception 'no room for more papers' using errcode = 'check_violation', constraint = 'conference_paper_room';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_course()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if new.circle_id is not null and not exists (select from circle where id = new.circle_id and kind = 'network') then
				raise exception 'a course is of a network' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'INSERT' then
				return new;
			end if;
			if old.state <> new.state and (old.state, new.state) not in (('draft', 'published'), ('published', 'cancelled')) then
				raise exception 'a course goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if new.places < old.places
					and new.places < (select count(*) from course_place where course_id = new.id and state = 'held') then
				raise exception 'places that are held stay' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_course_outcome()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if not exists (select from course_place p join course c on c.id = p.course_id
					where p.id = new.place_id and p.state = 'held' and c.state = 'published'
					and c.ends_at + interval '6 months' <= new.asked_at) then
				raise exception 'who had a place is asked six months after' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_course_place()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			has integer;
			stands text;
		begin
			select places, state into has, stands from course where id = new.course_id for update;
			if tg_op = 'INSERT' and stands <> 'published' then
				raise exception 'a place is on a course that is published' using errcode = 'restrict_violation';
			end if;
			if new.state = 'held' and (select count(*) from course_place where course_id = new.course_id and state = 'held') > has then
				raise exception 'a course has no more places than it has' using errcode = 'restrict_violation';
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION hold_debate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.state <> new.state and (old.state, new.state) not in (('draft', 'published'), ('published', 'summarised')) then
				raise exception 'a debate goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if old.state = 'summarised' and (new.summary, new.summarised_at, new.summarised_by, new.opens_on, new.closes_on)
					is distinct from (old.summary, old.summarised_at, old.summarised_by, old.opens_on, old.closes_on) then
				raise exception 'a summary stands as it was sent' using errcode = 'restrict_violation';
			end if;
			if old.posts > 0 and new.question <> old.question then
				raise exception 'a question that has been answered stands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_debate_post()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			at debate;
			above debate_post;
		begin
			if tg_op = 'INSERT' then
				select * into at from debate where id = new.debate_id for share;
				if at.state <> 'published' or (new.told_at at time zone 'Europe/Copenhagen')::date not between at.opens_on and at.closes_on then
					raise exception 'the debate is not open' using errcode = 'restrict_violation';
				end if;
				if new.reply_to_id is not null then
					select * into above from debate_post where id = new.reply_to_id for share;
					if above.debate_id <> new.debate_id or above.reply_to_id is not null or above.shown_at is null then
						raise exception 'a reply stands one step in' using errcode = 'restrict_violation';
					end if;
				end if;
				return new;
			end if;
			if old.state <> new.state and (old.state, new.state) not in (('unconfirmed', 'received'), ('received', 'shown'),
					('received', 'down'), ('shown', 'down'), ('down', 'received'), ('down', 'shown')) then
				raise exception 'a post goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if (new.debate_id, new.reply_to_id, new.side, new.content_locale, new.told_at)
					is distinct from (old.debate_id, old.reply_to_id, old.side, old.content_locale, old.told_at)
					or (new.body is distinct from old.body and new.body is not null) then
				raise exception 'a post stands as it was written' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_debate_unused()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'UPDATE' and old.state = 'summarised' then
				if new.unused is distinct from old.unused then
					raise exception 'a summary stands as it was sent' using errcode = 'restrict_violation';
				end if;
			elsif new.unused is null then
				raise exception 'a summary says what is not used, too' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_equality_check()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if (new.theme, new.answers, new.taken_at) is distinct from (old.theme, old.answers, old.taken_at) then
				raise exception 'an answer stands as it was given' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_experience()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.state = 'ended' then
				raise exception 'an experience that is over stays over' using errcode = 'restrict_violation';
			end if;
			if old.state in ('read', 'answered') and new.state = 'unread' and not exists (
					select from experience_line where experience_id = new.id and side = 'teller') then
				raise exception 'what was read is unread again by a new line only' using errcode = 'restrict_violation';
			end if;
			if new.state = 'answered' and old.state <> 'answered' and not exists (
					select from experience_line where experience_id = new.id and side = 'reader') then
				raise exception 'an answer has words' using errcode = 'restrict_violation';
			end if;
			if new.told_on <> old.told_on and new.state <> 'ended' then
				raise exception 'the day it came stands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_guide_step()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if new.revision < old.revision then
				raise exception 'the revisions of a step are counted upwards' using errcode = 'restrict_violation';
			end if;
			if new.state = 'published' and not exists (select from guide_text t where t.step_id = new.id and t.locale = 'da') then
				raise exception 'a step is published with its Danish text' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_method()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if (old.state, new.state) not in (('proposed', 'shown'), ('proposed', 'declined'), ('shown', 'declined'),
					('declined', 'shown'), ('declined', 'proposed')) then
				raise exception 'a method goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if new.state <> 'proposed' then
				perform refuse_own_case(new.organisation_id, new.decided_by, old.sent_at);
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_opinion()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.published_at is not null then
				raise exception 'an opinion that is published stands as it was given' using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $function$;

CREATE OR REPLACE FUNCTION hold_opinion_answer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if (select published_at from opinion where id = new.opinion_id for share) is null then
				raise exception 'only an opinion that is published is answered' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_plan_action()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if new.plan_id <> old.plan_id or (old.status <> new.status and (old.status, new.status) not in (
					('planned', 'under_way'), ('planned', 'dropped'), ('under_way', 'done'), ('under_way', 'dropped'),
					('done', 'under_way'), ('dropped', 'planned'))) then
				raise exception 'an action goes from % to no %', old.status, new.status using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_report_comment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'INSERT' then
				if (select state from status_report where id = new.report_id for share) <> 'hearing' then
					raise exception 'a report is commented while it is heard' using errcode = 'restrict_violation';
				end if;
				return new;
			end if;
			if tg_op = 'DELETE' or old.answered_at is not null
				or (new.report_id, new.section, new.words, new.written_at, new.written_by)
					is distinct from (old.report_id, old.section, old.words, old.written_at, old.written_by) then
				raise exception 'a comment and its answer stand as they were given' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_report_erratum()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op <> 'INSERT' then
				raise exception 'report_erratum is append-only' using errcode = 'restrict_violation';
			end if;
			if (select state from status_report where id = new.report_id for share) is distinct from 'published' then
				raise exception 'only a published report has errata' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_report_section()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			of_report integer := case when tg_op = 'DELETE' then old.report_id else new.report_id end;
		begin
			if (select state from status_report where id = of_report for share) not in ('draft', 'hearing')
				or (tg_op = 'UPDATE' and new.report_id <> old.report_id) then
				raise exception 'the words of an approved report are frozen' using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $function$;

CREATE OR REPLACE FUNCTION hold_report_snapshot()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' or old.state in ('ready', 'failed') then
				raise exception 'a cut of the data is frozen' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_report_source()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op <> 'INSERT' or (select state from report_snapshot where id = new.snapshot_id for update) is distinct from 'building' then
				raise exception 'the rows behind a cut are frozen' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_status_report()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.state = 'published' then
				raise exception 'a published report is frozen' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'DELETE' then
				raise exception 'a status report is not deleted' using errcode = 'restrict_violation';
			end if;
			if new.year <> old.year or new.created_by <> old.created_by or (old.state <> new.state and (old.state, new.state) not in (
					('draft', 'hearing'), ('hearing', 'approved'), ('approved', 'presented'), ('presented', 'published'),
					('hearing', 'draft'), ('approved', 'draft'))) then
				raise exception 'a status report goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if old.state not in ('draft', 'hearing') and new.state <> 'draft'
				and (new.title, new.title_en, new.revision) is distinct from (old.title, old.title_en, old.revision) then
				raise exception 'the words of an approved report are frozen' using errcode = 'restrict_violation';
			end if;
			if new.snapshot_id is distinct from old.snapshot_id and (old.state <> 'draft' or new.state <> 'draft'
				or (select state from report_snapshot where id = new.snapshot_id) is distinct from 'ready') then
				raise exception 'a report that is heard keeps its cut, and a cut is whole' using errcode = 'restrict_violation';
			end if;
			-- Whose words or whose cut it is, is no second pair of eyes.
			if (new.approved_by is distinct from old.approved_by or new.published_by is distinct from old.published_by)
				and (exists (select from report_section s where s.report_id = new.id
						and s.changed_by in (new.approved_by, new.published_by))
					or exists (select from report_snapshot c where c.id = new.snapshot_id
						and c.asked_by in (new.approved_by, new.published_by))) then
				raise exception 'another than who wrote it approves and publishes' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_takedown_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if new.decision is not null or old.decision <> 'upheld' or not exists (select from takedown_reopening r
					where r.takedown_id = old.id and r.decided_at = old.decided_at and r.reopened_at = new.reopened_at) then
				raise exception 'a decision stands until it is opened again' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_takedown_reopening()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			was takedown;
		begin
			select * into was from takedown where id = new.takedown_id for update;
			if was.decision is distinct from 'upheld' or (was.decision_words, was.decided_at, coalesce(was.reopened_at, was.appealed_at))
					is distinct from (new.decision_words, new.decided_at, new.waited_since) then
				raise exception 'an appeal is opened that was decided, with its decision'
					using errcode = 'check_violation', constraint = 'takedown_reopens_what_was_upheld';
			end if;
			if new.reopened_by = was.taken_down_by then
				raise exception 'another than who took it down opens the appeal'
					using errcode = 'check_violation', constraint = 'takedown_another_reopens';
			end if;
			perform refuse_own_case(coalesce(was.organisation_id, (select organisation_id from barrier where id = was.barrier_id),
				(select organisation_id from debate_post where id = was.post_id)), new.reopened_by, was.taken_down_at);
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION hold_taken_back()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if new.taken_back_at is distinct from old.taken_back_at then
				raise exception 'what was taken back stays so' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION image_own_case()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform refuse_own_case(new.organisation_id, new.taken_down_by, new.uploaded_at);
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION is_closing_side(the_side integer, the_reporter integer, the_organisation integer, the_person integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
			select exists (
				select from organisation side where side.id = the_side and (
					the_person = the_reporter
					or the_organisation = side.id
					or exists (select from membership m where m.organisation_id = side.id and m.person_id = the_person)
					or exists (select from organisation o where o.id = the_organisation
						and (coalesce(o.parent_id, o.id) = coalesce(side.parent_id, side.id)
							or (o.kind = 'municipality' and side.kind = 'municipality')))
					or (side.kind = 'municipality' and exists (select from person p where p.id = the_person
						and p.municipal_role is not null and p.municipal_role <> 'auditor'))))
		$function$;

CREATE OR REPLACE FUNCTION is_language_tag(tag text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (tag ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text);

CREATE OR REPLACE FUNCTION is_merge_move(was jsonb, becomes jsonb)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
			select exists (select from organisation_merge m where not exists (
				select from jsonb_each(was) as old (name, value)
				where old.value is distinct from becomes -> old.name
					and (old.name not similar to '%(organisation_id|proposed_by_id|closed_by_id)'
						or old.value <> to_jsonb(m.from_id) or becomes -> old.name <> to_jsonb(m.into_id))))
		$function$;

CREATE OR REPLACE FUNCTION is_own_case(the_organisation integer, the_person integer, since timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
			select exists (
				select from organisation o where o.id = the_organisation and (
					o.created_by = the_person
					or exists (select from membership m join organisation own on own.id = m.organisation_id
						where m.person_id = the_person and coalesce(own.parent_id, own.id) = coalesce(o.parent_id, o.id))
					or exists (select from past_membership m join organisation own on own.id = m.organisation_id
						where m.person_id = the_person and m.left_at >= since
						and coalesce(own.parent_id, own.id) = coalesce(o.parent_id, o.id))))
		$function$;

CREATE OR REPLACE FUNCTION is_own_side(the_contribution integer, the_organisation integer, the_person integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
			select exists (
				select from contribution c
				join organisation side on side.id in (c.organisation_id, c.writer_organisation_id)
				where c.id = the_contribution and (
					the_person = c.reported_by
					or the_organisation = side.id
					or exists (select from membership m where m.organisation_id = side.id and m.person_id = the_person)
					or exists (select from organisation o where o.id = the_organisation
						and (coalesce(o.parent_id, o.id) = coalesce(side.parent_id, side.id)
							or (o.kind = 'municipality' and side.kind = 'municipality')))
					or (side.kind = 'municipality' and exists (select from person p where p.id = the_person
						and p.municipal_role is not null and p.municipal_role <> 'auditor'))))
		$function$;

CREATE OR REPLACE FUNCTION is_text_by_language(texts jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((jsonb_typeof(texts) = 'object'::text) AND (COALESCE((texts ->> 'da'::text), ''::text) <> ''::text) AND (NOT (EXISTS (SELECT FROM jsonb_each(CASE jsonb_typeof(is_text_by_language.texts) WHEN 'object'::text THEN is_text_by_language.texts ELSE '{}'::jsonb END) one(tag, text) WHERE ((NOT is_language_tag(one.tag)) OR (jsonb_typeof(one.text) <> 'string'::text) OR (one.text = '""'::jsonb))))));

CREATE OR REPLACE FUNCTION join_organisations(the_from integer, the_into integer, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
		declare
			roles text[] := array['owner', 'signatory', 'editor', 'reporter', 'reader'];
		begin
			-- Whoever is in both keeps the greater of two roles.
			update membership mine set role = theirs.role from membership theirs
				where mine.organisation_id = the_into and theirs.organisation_id = the_from and theirs.person_id = mine.person_id
					and array_position(roles, theirs.role) < array_position(roles, mine.role);
			update membership t set organisation_id = the_into where t.organisation_id = the_from
				and not exists (select from membership twin where twin.organisation_id = the_into and twin.person_id = t.person_id);
			delete from membership where organisation_id = the_from;

			-- The first that was signed stands, and both are on record.
			update signature late set superseded_at = at
				where late.organisation_id in (the_from, the_into) and late.superseded_at is null and late.withdrawn_at is null
					and exists (select from signature early where early.organisation_id in (the_from, the_into)
						and early.superseded_at is null and early.withdrawn_at is null
						and (early.signed_at, early.id) < (late.signed_at, late.id));
			update signature set organisation_id = the_into where organisation_id = the_from;

			update site set is_primary = false where organisation_id = the_from and is_primary
				and exists (select from site own where own.organisation_id = the_into and own.is_primary);
			update site set organisation_id = the_into where organisation_id = the_from;

			update reporting_record mine set covered_until = greatest(mine.covered_until, theirs.covered_until)
				from reporting_record theirs where mine.organisation_id = the_into and theirs.organisation_id = the_from;
			update reporting_record set organisation_id = the_into where organisation_id = the_from
				and not exists (select from reporting_record own where own.organisation_id = the_into);
			delete from reporting_record where organisation_id = the_from;

			insert into casework_case (organisation_id, owner_id, next_call_on, advert_protected, changed_at)
				select the_into, owner_id, next_call_on, advert_protected, at from casework_case where organisation_id = the_from
				on conflict (organisation_id) do update set owner_id = coalesce(casework_case.owner_id, excluded.owner_id),
					next_call_on = least(casework_case.next_call_on, excluded.next_call_on),
					advert_protected = casework_case.advert_protected or excluded.advert_protected, changed_at = at;
			delete from casework_case where organisation_id = the_from;

			-- Of two open invitations to one address the one that is there stays.
			update link t set organisation_id = the_into where organisation_id = the_from and not (kind = 'invitation'
				and used_at is null and revoked_at is null and exists (select from link own where own.organisation_id = the_into
					and own.kind = 'invitation' and own.used_at is null and own.revoked_at is null
					and lower(own.email) = lower(t.email)));

			-- Nobody mutes themselves.
			delete from match_mute where (organisation_id, muted_organisation_id) in ((the_from, the_into), (the_into, the_from));

			-- Who follows the one follows the other, once.
			update alert_search t set organisation_id = the_into where organisation_id = the_from
				and not exists (select from alert_search own where own.organisation_id = the_into and own.query = t.query);
			update alert t set search_id = own.id from alert_search theirs, alert_search own
				where t.search_id = theirs.id and theirs.organisation_id = the_from and own.organisation_id = the_into
					and own.query = theirs.query and not exists (select from alert twin where twin.search_id = own.id
						and lower(twin.email) = lower(t.email) and twin.ended_at is null);
		end $function$;

CREATE OR REPLACE FUNCTION keep_guide_text()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'UPDATE' then
				if (new.step_id, new.locale) <> (old.step_id, old.locale) then
					raise exception 'a text stays in its step and its language' using errcode = 'restrict_violation';
				end if;
				new.version := old.version + 1;
				insert into guide_text_past (text_id, version, title, lead, body, links, of_revision, written_at, written_by)
					values (old.id, old.version, old.title, old.lead, old.body, old.links, old.of_revision, old.written_at, old.written_by);
			end if;
			if new.of_revision > (select revision from guide_step where id = new.step_id for share) then
				raise exception 'there is no such revision of the Danish text yet' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION mail_consent_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'UPDATE' and new.email is null
				and (old.id, old.person_id, old.list, old.says_yes, old.source, old.locale, old.said, old.at)
					is not distinct from (new.id, new.person_id, new.list, new.says_yes, new.source, new.locale, new.said, new.at) then
				return new;
			end if;
			raise exception 'mail_consent is append-only' using errcode = 'restrict_violation';
		end $function$;

CREATE OR REPLACE FUNCTION match_books()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'UPDATE' and old.state <> 'proposed' then
				raise exception 'a decided match cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			if new.state = 'accepted' then
				update posting set used = used + new.quantity where id in (new.need_id, new.offer_id);
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION membership_ends()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			-- Nothing is left to remember where the organisation or the person goes in the same moment.
			insert into past_membership (organisation_id, person_id)
				select o.id, p.id from organisation o, person p where o.id = old.organisation_id and p.id = old.person_id
				on conflict (organisation_id, person_id) do update set left_at = excluded.left_at;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION objection_contests()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform commitment_total_contest((select commitment_id from contribution where id = new.contribution_id));
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION objection_ends_with_contribution()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			update objection set resolution = 'corrected', resolved_at = now() where contribution_id = new.id and resolved_at is null;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION objection_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			was objection;
		begin
			if tg_op = 'DELETE' then
				raise exception 'an objection is never deleted' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'INSERT' then
				if new.reopens_id is not null then
					select * into was from objection where id = new.reopens_id;
					if was.contribution_id <> new.contribution_id or coalesce(was.resolution, '') not in ('stands', 'rejected')
						or (was.organisation_id, was.person_id, was.reason, was.raised_at)
							is distinct from (new.organisation_id, new.person_id, new.reason, new.raised_at)
						or exists (select from objection later where later.contribution_id = was.contribution_id and later.id > was.id) then
						raise exception 'what was decided last is opened again, as it was raised'
							using errcode = 'check_violation', constraint = 'objection_reopens_the_last';
					end if;
					if is_own_side(new.contribution_id, null, new.reopened_by) then
						raise exception 'a side does not decide about its own contribution' using errcode = 'check_violation', constraint = 'objection_not_own_decision';
					end if;
					perform refuse_own_contribution(new.contribution_id, new.reopened_by);
					perform refuse_own_case(new.organisation_id, new.reopened_by, new.raised_at);
				elsif is_own_side(new.contribution_id, new.organisation_id, new.person_id) then
					raise exception 'a side does not object to its own contribution, it corrects it' using errcode = 'check_violation', constraint = 'objection_not_own_side';
				end if;
				if not (select counts from contribution where id = new.contribution_id) then
					raise exception 'nobody objects to what no longer counts' using errcode = 'check_violation', constraint = 'objection_counts';
				end if;
				return new;
			end if;
			if old.resolved_at is not null
				or (new.contribution_id, new.organisation_id, new.person_id, new.reason, new.raised_at, new.reopens_id, new.reopened_at,
					new.reopened_by, new.reopened_why)
				is distinct from (old.contribution_id, old.organisation_id, old.person_id, old.reason, old.raised_at, old.reopens_id,
					old.reopened_at, old.reopened_by, old.reopened_why) then
				raise exception 'an objection cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			if new.resolution in ('stands', 'rejected') and is_own_side(new.contribution_id, null, new.resolved_by) then
				raise exception 'a side does not decide about its own contribution' using errcode = 'check_violation', constraint = 'objection_not_own_decision';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION objection_own_case()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform refuse_own_contribution(new.contribution_id, case tg_op when 'INSERT' then new.person_id else new.resolved_by end);
			if tg_op = 'UPDATE' then
				perform refuse_own_case(new.organisation_id, new.resolved_by, new.raised_at);
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION opportunity_contact_named()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			new.contact_forgotten_at := null;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION opportunity_search()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			new.search := opportunity_words(new);
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION opportunity_words(e opportunity)
 RETURNS tsvector
 LANGUAGE sql
 STABLE
AS $function$
			select search_words(concat_ws(' ', e.title, e.programme, e.place_name, e.address, search_district(e.district_nr),
					search_categories(e.categories), search_kind(e.kind),
					(select o.name from organisation o where o.id = e.organisation_id)), true)
				|| search_words(e.description || ' ' || e.learn, false) || search_place(e.district_nr) $function$;

CREATE OR REPLACE FUNCTION organisation_ownerless()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			about integer := coalesce(new.organisation_id, old.organisation_id);
		begin
			if exists (select from membership where organisation_id = about and role = 'owner') then
				update organisation set ownerless_since = null where id = about and ownerless_since is not null;
			elsif tg_op <> 'INSERT' and old.role = 'owner' then
				update organisation set ownerless_since = now() where id = about and ownerless_since is null;
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION organisation_review_own_case()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform refuse_own_case(new.organisation_id, new.reviewed_by,
				(select state_changed_at from organisation where id = new.organisation_id));
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION organisation_search()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			update event set search = event_words(event) where id in (
				select e.id from event e where e.search is not null and e.id in (
					select own.id from event own where own.organisation_id = new.id and new.name <> old.name
					union all
					select eo.event_id from event_organiser eo where eo.organisation_id = new.id and eo.state = 'accepted')
				order by e.id for no key update);
			update opportunity set search = opportunity_words(opportunity) where organisation_id = new.id and new.name <> old.name;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION organisation_state_own_case()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform refuse_own_case(new.id, new.state_changed_by, old.state_changed_at);
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION organisation_stem(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
			select coalesce(nullif(replace(regexp_replace(regexp_replace(regexp_replace(
				regexp_replace(replace(public.fold(replace(name, '&', ' og ')), '.', ''), '\m[aikp]/s\M', ' ', 'g'),
				'[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u2bff]+', ' ', 'g'),
				'\m(aps|ivs|[afs]mba|forening|foreningen|fond|fonden|selskab|selskabet|den|det|the|selvejende|institution|institutionen)\M',
				' ', 'g'),
				'\s+as\s*$', '')
				, ' ', ''), ''), fold(name))
		$function$;

CREATE OR REPLACE FUNCTION partner_letter_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.sent_at is not null then
				raise exception 'a letter that was sent is not changed' using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $function$;

CREATE OR REPLACE FUNCTION partnership_amendment_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' then
				raise exception 'an amendment is never deleted' using errcode = 'restrict_violation';
			end if;
			if old.state <> 'open' or (new.partnership_id, new.kind, new.version, new.reason, new.before, new.after,
				new.proposed_by_id, new.proposed_at) is distinct from (old.partnership_id, old.kind, old.version, old.reason,
				old.before, old.after, old.proposed_by_id, old.proposed_at) then
				raise exception 'an amendment cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			if new.state = 'in_force' and (
				exists (select from amendment_party where amendment_id = new.id and required and state <> 'signed')
				or (select count(*) from amendment_party where amendment_id = new.id and state = 'signed') < 2) then
				raise exception 'a required party has not signed' using errcode = 'check_violation', constraint = 'amendment_signed_by_all';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION partnership_signed_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			the_id integer;
			terms integer;
		begin
			if tg_table_name = 'partnership' then the_id := new.id;
			elsif tg_op = 'DELETE' then the_id := old.partnership_id;
			else the_id := new.partnership_id;
			end if;
			select terms_version into terms from partnership where id = the_id and state = 'active';
			if not found then return null; end if;
			if exists (select from partnership_party where partnership_id = the_id
					and ((required and state <> 'signed') or (state = 'signed' and terms_version <> terms)))
				or (tg_op <> 'INSERT' and (select count(*) from partnership_party
					where partnership_id = the_id and state = 'signed') < 2) then
				raise exception 'a required party has not signed' using errcode = 'check_violation', constraint = 'partnership_signed_by_all';
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION partnership_terms_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.state = 'active' and new.state = 'active'
				and (new.purpose, new.starts_on, new.ends_on, new.goals, new.districts, new.terms_version)
					is distinct from (old.purpose, old.starts_on, old.ends_on, old.goals, old.districts, old.terms_version)
				and not exists (select from partnership_amendment where partnership_id = new.id and kind = 'terms'
					and state = 'in_force' and version = new.terms_version and new.terms_version = old.terms_version + 1) then
				raise exception 'terms change by a signed amendment' using errcode = 'check_violation', constraint = 'partnership_terms_amended';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION placement_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if old.taken_back_at is not null and to_jsonb(new) - array['filled_by', 'taken_back_by']
				is distinct from to_jsonb(old) - array['filled_by', 'taken_back_by']
				or (new.opportunity_id, new.ordinal, new.filled_on) is distinct from (old.opportunity_id, old.ordinal, old.filled_on) then
				raise exception 'a filled place is taken back, not rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION policy_edition_draft_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if new.drafted_by <> old.drafted_by then
				raise exception 'a draft of the policy stays its drafter''s' using errcode = 'restrict_violation';
			end if;
			if old.sent_at is not null and new.sent_at is not null then
				raise exception 'a draft that was sent does not change' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION policy_edition_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op <> 'INSERT' then
				raise exception 'an edition of the policy is frozen' using errcode = 'restrict_violation';
			end if;
			if not exists (select from policy_edition_draft d where d.drafted_by = new.drafted_by and d.sent_at is not null
				and d.document = new.document) then
				raise exception 'an edition of the policy is what was sent to be approved' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION posting_own_case()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform refuse_own_case(new.organisation_id, new.state_changed_by, coalesce(new.published_at, new.created_at));
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION reading_contests()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if (select lower_is_better from commitment where id = new.commitment_id) then
				perform commitment_total_contest(new.commitment_id);
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION refuse_overbooking()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		declare
			seats integer;
			begins timestamptz;
		begin
			select capacity, starts_at into seats, begins from event where id = new.event_id for no key update;
			if new.offered_until > begins and new.state = 'offered' then
				raise exception 'event % begins before the offer ends', new.event_id
					using errcode = 'check_violation', constraint = 'registration_offer_before_start';
			end if;
			if seats is not null and seats < new.people + (
				select coalesce(sum(people), 0) from registration
				where event_id = new.event_id and state in ('confirmed', 'offered') and id <> new.id
			) then
				raise exception 'event % has no seat left', new.event_id
					using errcode = 'check_violation', constraint = 'registration_within_capacity';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION refuse_own_case(the_organisation integer, the_person integer, since timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
		begin
			if the_organisation is null or the_person is null then
				return;
			end if;
			-- Whoever becomes a member holds the organisation, so this waits for them.
			perform from organisation where id = the_organisation for share;
			if is_own_case(the_organisation, the_person, since) then
				raise exception 'nobody decides the case of an organisation they are bound to'
					using errcode = 'check_violation', constraint = 'not_own_case';
			end if;
		end $function$;

CREATE OR REPLACE FUNCTION refuse_own_contribution(the_contribution integer, the_person integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
		begin
			perform refuse_own_case(side.id, the_person, c.reported_at) from contribution c
				join organisation side on side.id in (c.organisation_id, c.writer_organisation_id)
				where c.id = the_contribution order by side.id;
		end $function$;

CREATE OR REPLACE FUNCTION report_covers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			update reporting_record set covered_until = new.half_year
				where organisation_id = new.organisation_id and covered_until < new.half_year;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION reporting_begins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			insert into reporting_record (organisation_id, covered_until)
				values (new.organisation_id, half_year_last_opened((new.signed_at at time zone 'Europe/Copenhagen')::date))
				on conflict do nothing;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION reporting_ends()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			delete from reporting_record where organisation_id = new.organisation_id;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION reporting_ends_with_organisation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			delete from reporting_record where organisation_id = new.id;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION search_audience(audience text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN concat_ws(' '::text, CASE WHEN ('everyone'::text = ANY (audience)) THEN 'alle everyone'::text ELSE NULL::text END, CASE WHEN ('children'::text = ANY (audience)) THEN 'børn children'::text ELSE NULL::text END, CASE WHEN ('young'::text = ANY (audience)) THEN 'unge young'::text ELSE NULL::text END, CASE WHEN ('parents'::text = ANY (audience)) THEN 'forældre familie parents family'::text ELSE NULL::text END, CASE WHEN ('pensioners'::text = ANY (audience)) THEN 'pensionister folkepension pensioners'::text ELSE NULL::text END, CASE WHEN ('students'::text = ANY (audience)) THEN 'studerende elever students'::text ELSE NULL::text END, CASE WHEN ('job_seekers'::text = ANY (audience)) THEN 'jobsøgende ledige job seekers'::text ELSE NULL::text END, CASE WHEN ('low_income'::text = ANY (audience)) THEN 'lav indkomst kontanthjælp low income'::text ELSE NULL::text END, CASE WHEN ('volunteers'::text = ANY (audience)) THEN 'frivillige volunteers'::text ELSE NULL::text END);

CREATE OR REPLACE FUNCTION search_categories(categories text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN concat_ws(' '::text, CASE WHEN ('food'::text = ANY (categories)) THEN 'mad food'::text ELSE NULL::text END, CASE WHEN ('sport'::text = ANY (categories)) THEN 'sport idræt bevægelse exercise'::text ELSE NULL::text END, CASE WHEN ('language'::text = ANY (categories)) THEN 'sprog language languages'::text ELSE NULL::text END, CASE WHEN ('children'::text = ANY (categories)) THEN 'børn familie children family'::text ELSE NULL::text END, CASE WHEN ('work'::text = ANY (categories)) THEN 'job arbejde uddannelse work training'::text ELSE NULL::text END, CASE WHEN ('culture'::text = ANY (categories)) THEN 'kultur culture'::text ELSE NULL::text END, CASE WHEN ('nature'::text = ANY (categories)) THEN 'natur nature'::text ELSE NULL::text END, CASE WHEN ('company'::text = ANY (categories)) THEN 'samvær company'::text ELSE NULL::text END, CASE WHEN ('advice'::text = ANY (categories)) THEN 'råd rådgivning hjælp advice help'::text ELSE NULL::text END);

CREATE OR REPLACE FUNCTION search_district(nr smallint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN COALESCE((ARRAY['Indre By'::text, 'Østerbro'::text, 'Nørrebro'::text, 'Vesterbro Kongens Enghave'::text, 'Valby'::text, 'Vanløse'::text, 'Brønshøj Husum'::text, 'Bispebjerg'::text, 'Amager Øst'::text, 'Amager Vest'::text])[nr], ''::text);

CREATE OR REPLACE FUNCTION search_kind(kind text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE kind WHEN 'apprenticeship'::text THEN 'læreplads elevplads apprenticeship'::text WHEN 'spare_time_job'::text THEN 'fritidsjob job spare time'::text WHEN 'work_placement'::text THEN 'praktik praktikplads work placement internship'::text WHEN 'mentor'::text THEN 'mentor'::text WHEN 'volunteer'::text THEN 'frivillig volunteer'::text WHEN 'board_seat'::text THEN 'bestyrelse bestyrelsespost board seat'::text ELSE ''::text END;

CREATE OR REPLACE FUNCTION search_place(nr smallint)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (nr IS NULL) THEN ''::tsvector ELSE array_to_tsvector(ARRAY[('~'::text || nr)]) END;

CREATE OR REPLACE FUNCTION search_words(input text, parts boolean)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT array_to_tsvector(COALESCE(array_agg(DISTINCT substr(word.word, start.start)), '{}'::text[])) AS array_to_tsvector FROM regexp_split_to_table(fold(search_words.input), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u06d4\u2000-\u2bff\u2e00-\u303f\ufe00-\uffff\U0001f000-\U0001faff]+'::text) whole(whole), LATERAL "left"(whole.whole, 60) word(word), LATERAL generate_series(1, CASE WHEN search_words.parts THEN GREATEST(1, (length(word.word) - 2)) ELSE 1 END) start(start) WHERE (word.word <> ''::text));

CREATE OR REPLACE FUNCTION signature_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'DELETE' then
				raise exception 'signature is append-only' using errcode = 'restrict_violation';
			end if;
			if (new.organisation_id, new.charter_version_id, new.signer_name, new.signer_title, new.organisation_name,
				new.text_hash, new.code, new.signed_at)
				is distinct from (old.organisation_id, old.charter_version_id, old.signer_name, old.signer_title,
				old.organisation_name, old.text_hash, old.code, old.signed_at)
				or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
				or (old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at) then
				raise exception 'a signature cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION undone_deed_counts_nowhere()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if exists (select from contribution where source = tg_argv[0] and source_id = new.id and counts) then
				raise exception 'what did not happen does not count' using errcode = 'check_violation', constraint = 'undone_deed_counts_nowhere';
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION verification_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			if tg_op = 'UPDATE' and (old.retracted_at is not null
				or (to_jsonb(new) - 'retracted_at' - 'retracted_by' - 'retraction')
					<> (to_jsonb(old) - 'retracted_at' - 'retracted_by' - 'retraction')) then
				raise exception 'a confirmation is taken back once and never rewritten' using errcode = 'restrict_violation';
			end if;
			if is_own_side(new.contribution_id, new.organisation_id, coalesce(new.retracted_by, new.person_id)) then
				raise exception 'a side cannot confirm its own contribution' using errcode = 'check_violation', constraint = 'verification_not_own_side';
			end if;
			if not (select counts from contribution where id = new.contribution_id) then
				raise exception 'a contribution that does not count cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_counts';
			end if;
			if tg_op = 'UPDATE' then
				return new;
			end if;
			if exists (select from objection where contribution_id = new.contribution_id and resolved_at is null) then
				raise exception 'a contribution with an open objection cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_no_objection';
			end if;
			if new.level = 2 and not exists (select from evidence where contribution_id = new.contribution_id and removed_at is null) then
				raise exception 'evidence that is not there cannot have been seen' using errcode = 'check_violation', constraint = 'verification_evidence';
			end if;
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION verification_own_case()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			perform refuse_own_contribution(new.contribution_id, coalesce(new.retracted_by, new.person_id));
			return new;
		end $function$;

CREATE OR REPLACE FUNCTION verification_says_level()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			update contribution set level = (select coalesce(max(level), 0) from verification
				where contribution_id = new.contribution_id and retracted_at is null)
				where id = new.contribution_id;
			if tg_op = 'UPDATE' then
				perform commitment_total_contest(commitment_id) from contribution where id = new.contribution_id;
			end if;
			return null;
		end $function$;

CREATE OR REPLACE FUNCTION website_host(website text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
			select lower(regexp_replace(website, '^https?://(www[.])?([^/?#]+).*$', '\2'))
		$function$;

CREATE OR REPLACE FUNCTION with_merged(the_id integer)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE
AS $function$
			with recursive one (id) as (select the_id
				union select m.from_id from organisation_merge m join one on m.into_id = one.id)
			select id from one
		$function$;

CREATE OR REPLACE FUNCTION withdraw_data_package()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
		begin
			-- Once in a transaction is enough.
			if current_setting('bland.data_package_withdrawn', true) = 'yes' then
				return null;
			end if;
			perform set_config('bland.data_package_withdrawn', 'yes', true);
			insert into data_package_withdrawal default values;
			if exists (select from data_package where ready_at is not null) then
				perform graphile_worker.add_job('explore.write_data_package', '{}'::json, queue_name => 'data-package');
			end if;
			return null;
		end $function$;
