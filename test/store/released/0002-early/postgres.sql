create table "installation" (
  "name" text not null,
  "value" text not null
);
create table "events" (
  "platform" text not null,
  "event" text not null,
  "claimed_at" bigint not null,
  "person" text,
  "content" text,
  "holder" text,
  "lease_until" bigint
);
create table "turns" (
  "seq" bigserial,
  "platform" text not null,
  "conversation" text not null,
  "person" text not null,
  "question" text not null,
  "asked_at" bigint not null
);
create table "questions" (
  "seq" bigserial,
  "id" text not null,
  "platform" text not null,
  "place" text not null,
  "person" text not null,
  "question" text not null,
  "state" text not null,
  "sections" text not null,
  "asked_at" bigint not null
);
create table "votes" (
  "question" text not null,
  "platform" text not null,
  "person" text not null,
  "vote" text not null,
  "voted_at" bigint not null
);
create table "prompts" (
  "seq" bigserial,
  "id" text not null,
  "platform" text not null,
  "place" text not null,
  "conversation" text not null,
  "prompt" text not null,
  "kind" text not null,
  "section" text not null,
  "note" text not null,
  "content" text not null,
  "session" text,
  "posted_at" bigint not null,
  "closed_at" bigint
);
create table "attempts" (
  "seq" bigserial,
  "posted" text not null,
  "platform" text not null,
  "place" text not null,
  "person" text not null,
  "prompt" text not null,
  "section" text not null,
  "note" text not null,
  "reply" text not null,
  "is_right" integer not null,
  "points" integer not null,
  "answered_at" bigint not null,
  "local_date" text not null
);
create table "sessions" (
  "seq" bigserial,
  "id" text not null,
  "platform" text not null,
  "place" text not null,
  "conversation" text not null,
  "person" text not null,
  "kind" text not null,
  "is_shared" integer not null,
  "topic" text not null,
  "content" text not null,
  "length" integer not null,
  "position" integer not null,
  "started_at" bigint not null,
  "ended_at" bigint
);
create table "cards" (
  "platform" text not null,
  "person" text not null,
  "prompt" text not null,
  "section" text not null,
  "note" text not null,
  "due_at" bigint not null,
  "state" text not null
);
create table "slots" (
  "platform" text not null,
  "place" text not null,
  "local_date" text not null,
  "part" text not null,
  "state" text not null,
  "due_at" bigint not null,
  "holder" text not null,
  "lease_until" bigint not null,
  "content" text,
  "reason" text,
  "settled_at" bigint
);
create table "places" (
  "platform" text not null,
  "place" text not null,
  "feature" text not null,
  "value" text not null,
  "updated_at" bigint not null
);
create table "secrets" (
  "name" text not null,
  "sealed" text not null,
  "updated_at" bigint not null
);
alter table installation add constraint installation_pkey PRIMARY KEY (name);
alter table events add constraint events_key PRIMARY KEY (platform, event);
alter table turns add constraint turns_pkey PRIMARY KEY (seq);
alter table questions add constraint questions_id_key UNIQUE (id);
alter table questions add constraint questions_pkey PRIMARY KEY (seq);
alter table votes add constraint votes_key PRIMARY KEY (question, platform, person);
alter table prompts add constraint prompts_id_key UNIQUE (id);
alter table prompts add constraint prompts_pkey PRIMARY KEY (seq);
alter table attempts add constraint attempts_first UNIQUE (posted, platform, person);
alter table attempts add constraint attempts_pkey PRIMARY KEY (seq);
alter table sessions add constraint sessions_id_key UNIQUE (id);
alter table sessions add constraint sessions_pkey PRIMARY KEY (seq);
alter table cards add constraint cards_key PRIMARY KEY (platform, person, prompt);
alter table slots add constraint slots_key PRIMARY KEY (platform, place, local_date, part);
alter table places add constraint places_key PRIMARY KEY (platform, place, feature);
alter table secrets add constraint secrets_pkey PRIMARY KEY (name);
alter table votes add constraint votes_question_fkey FOREIGN KEY (question) REFERENCES questions(id) ON DELETE CASCADE;
CREATE INDEX attempts_age ON public.attempts USING btree (answered_at);
CREATE INDEX attempts_of_person ON public.attempts USING btree (platform, person, place, local_date);
CREATE INDEX attempts_of_person_by_time ON public.attempts USING btree (platform, person, answered_at);
CREATE INDEX attempts_of_place_by_date ON public.attempts USING btree (platform, place, local_date, person, points, is_right);
CREATE INDEX attempts_of_place_by_time ON public.attempts USING btree (platform, place, answered_at);
CREATE UNIQUE INDEX attempts_points_once_a_day ON public.attempts USING btree (platform, person, prompt, local_date) WHERE (points > 0);
CREATE INDEX cards_due ON public.cards USING btree (platform, person, due_at);
CREATE INDEX events_age ON public.events USING btree (claimed_at);
CREATE INDEX events_unfinished ON public.events USING btree (platform, claimed_at) WHERE (content IS NOT NULL);
CREATE INDEX places_of_feature ON public.places USING btree (feature);
CREATE INDEX prompts_age ON public.prompts USING btree (posted_at);
CREATE INDEX prompts_of_place ON public.prompts USING btree (platform, place, posted_at);
CREATE INDEX prompts_open_in_conversation ON public.prompts USING btree (platform, conversation, posted_at) WHERE (closed_at IS NULL);
CREATE INDEX questions_age ON public.questions USING btree (asked_at);
CREATE INDEX questions_of_person ON public.questions USING btree (platform, person, asked_at);
CREATE INDEX sessions_age ON public.sessions USING btree (started_at);
CREATE INDEX sessions_of_person ON public.sessions USING btree (platform, person);
CREATE UNIQUE INDEX sessions_one_under_way ON public.sessions USING btree (platform, conversation) WHERE (ended_at IS NULL);
CREATE INDEX slots_age ON public.slots USING btree (due_at);
CREATE INDEX slots_unsettled ON public.slots USING btree (state, lease_until);
CREATE INDEX turns_age ON public.turns USING btree (asked_at);
CREATE INDEX turns_of_conversation ON public.turns USING btree (platform, conversation, asked_at);
CREATE INDEX turns_of_person ON public.turns USING btree (platform, person);
CREATE INDEX votes_of_person ON public.votes USING btree (platform, person);
