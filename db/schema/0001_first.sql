-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first school file. Tables of records mirror the tables of fields under core/records (a test
-- compares them); below them stand the bookkeeping, the triggers that refuse, and what is derived.
-- Choices are compared one by one: IN would build a table of them for each row that is written.
-- References are checked at commit, so that undo and merge may replay rows in any order.

-- One row: whose file this is. counter is the last id given out, device its upper bits.
CREATE TABLE "file" (
	"one" INTEGER PRIMARY KEY CHECK ("one" = 1),
	"device" INTEGER NOT NULL CHECK ("device" BETWEEN 0 AND 1048575),
	"counter" INTEGER NOT NULL,
	"created" TEXT NOT NULL,
	"refreshed" TEXT NOT NULL -- the day for which pupil_state was last brought up to date
) STRICT;
INSERT INTO "file" VALUES (1, 0, 0, strftime('%Y-%m-%dT%H:%M:%fZ'), '0000-00-00');

CREATE TABLE "school" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"name" TEXT NOT NULL,
	"brin" TEXT NOT NULL,
	"location" TEXT,
	"type" TEXT NOT NULL
		CHECK ("type" = 'po' OR "type" = 'sbo' OR "type" = 'so' OR "type" = 'vo'
			OR "type" = 'vso' OR "type" = 'pro'),
	"board" TEXT,
	"swv" TEXT,
	"swv_number" TEXT
) STRICT;

CREATE TABLE "setting" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"key" TEXT NOT NULL,
	"value" TEXT
) STRICT;

CREATE TABLE "tariff" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"function" TEXT NOT NULL
		CHECK ("function" = 'ib' OR "function" = 'coordinator' OR "function" = 'teacher'
			OR "function" = 'assistant' OR "function" = 'remedial'
			OR "function" = 'psychologist' OR "function" = 'head'
			OR "function" = 'external'),
	"starts" TEXT NOT NULL CHECK ("starts" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"cents_hour" INTEGER
) STRICT;

CREATE TABLE "headcount" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"date" TEXT NOT NULL CHECK ("date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"pupils" INTEGER NOT NULL
) STRICT;

CREATE TABLE "staff" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"code" TEXT,
	"given_name" TEXT,
	"prefix" TEXT,
	"family_name" TEXT NOT NULL,
	"function" TEXT
		CHECK ("function" = 'ib' OR "function" = 'coordinator' OR "function" = 'teacher'
			OR "function" = 'assistant' OR "function" = 'remedial'
			OR "function" = 'psychologist' OR "function" = 'head'
			OR "function" = 'external'),
	"login" TEXT,
	"role" TEXT
		CHECK ("role" = 'admin' OR "role" = 'coordinator' OR "role" = 'teacher'
			OR "role" = 'subject_teacher' OR "role" = 'management'
			OR "role" = 'reader'),
	"email" TEXT,
	"left" TEXT CHECK ("left" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

CREATE TABLE "group" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"school_year" TEXT NOT NULL CHECK ("school_year" GLOB '[12][0-9][0-9][0-9]-[12][0-9][0-9][0-9]'),
	"name" TEXT NOT NULL,
	"kind" TEXT
		CHECK ("kind" = 'class' OR "kind" = 'combined'),
	"year_groups" TEXT
) STRICT;

CREATE TABLE "group_staff" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"group" INTEGER NOT NULL REFERENCES "group" DEFERRABLE INITIALLY DEFERRED,
	"staff" INTEGER NOT NULL REFERENCES "staff" DEFERRABLE INITIALLY DEFERRED,
	"part" TEXT
		CHECK ("part" = 'teacher' OR "part" = 'mentor' OR "part" = 'subject')
) STRICT;
CREATE INDEX "group_staff_staff" ON "group_staff" ("staff");

CREATE TABLE "las_key" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"entity" TEXT NOT NULL
		CHECK ("entity" = 'pupil' OR "entity" = 'group' OR "entity" = 'staff'),
	"record" INTEGER NOT NULL,
	"source" TEXT NOT NULL
		CHECK ("source" = 'edexml' OR "source" = 'csv'),
	"key" TEXT NOT NULL
) STRICT;

CREATE TABLE "pupil" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"number" TEXT,
	"given_name" TEXT,
	"initials" TEXT,
	"prefix" TEXT,
	"family_name" TEXT NOT NULL,
	"born" TEXT CHECK ("born" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"sex" TEXT
		CHECK ("sex" = 'm' OR "sex" = 'f' OR "sex" = 'x' OR "sex" = 'unknown'),
	"enrolled" TEXT CHECK ("enrolled" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"placed" TEXT CHECK ("placed" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"left" TEXT CHECK ("left" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"left_to" TEXT
		CHECK ("left_to" = 'po' OR "left_to" = 'sbo' OR "left_to" = 'so'
			OR "left_to" = 'vo' OR "left_to" = 'vso' OR "left_to" = 'pro'
			OR "left_to" = 'home' OR "left_to" = 'abroad' OR "left_to" = 'other'),
	"came_from" TEXT,
	"needs" TEXT,
	"category" TEXT
		CHECK ("category" = 'illness_or_disability' OR "category" = 'ahead'
			OR "category" = 'behind' OR "category" = 'behind_and_behaviour'
			OR "category" = 'behaviour' OR "category" = 'other'),
	"career" TEXT,
	"elsewhere" TEXT,
	"elsewhere_days" INTEGER,
	"elsewhere_holds_plan" TEXT
		CHECK ("elsewhere_holds_plan" = 'yes' OR "elsewhere_holds_plan" = 'no'),
	"guest" TEXT
		CHECK ("guest" = 'yes' OR "guest" = 'no')
) STRICT;

CREATE TABLE "placement" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"group" INTEGER REFERENCES "group" DEFERRABLE INITIALLY DEFERRED,
	"school_year" TEXT NOT NULL CHECK ("school_year" GLOB '[12][0-9][0-9][0-9]-[12][0-9][0-9][0-9]'),
	"year_group" TEXT
		CHECK ("year_group" = 'B' OR "year_group" = 'D' OR "year_group" = '0'
			OR "year_group" = '1' OR "year_group" = '2' OR "year_group" = '3'
			OR "year_group" = '4' OR "year_group" = '5' OR "year_group" = '6'
			OR "year_group" = '7' OR "year_group" = '8' OR "year_group" = '11'
			OR "year_group" = '12' OR "year_group" = '13' OR "year_group" = '14'
			OR "year_group" = '15' OR "year_group" = '16' OR "year_group" = 'S'
			OR "year_group" = 'V' OR "year_group" = 'C' OR "year_group" = 'N'),
	"starts" TEXT NOT NULL CHECK ("starts" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"ends" TEXT CHECK ("ends" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX "placement_pupil" ON "placement" ("pupil", "group");
CREATE INDEX "placement_group" ON "placement" ("group");

CREATE TABLE "support_period" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"level" TEXT NOT NULL
		CHECK ("level" = 'basic' OR "level" = 'extra'),
	"starts" TEXT NOT NULL CHECK ("starts" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"ends" TEXT CHECK ("ends" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"reason" TEXT
) STRICT;
CREATE INDEX "support_period_pupil" ON "support_period" ("pupil");

CREATE TABLE "guardian" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"given_name" TEXT,
	"prefix" TEXT,
	"family_name" TEXT NOT NULL,
	"phone" TEXT,
	"email" TEXT,
	"address_differs" TEXT
		CHECK ("address_differs" = 'yes' OR "address_differs" = 'no'),
	"address_secret" TEXT
		CHECK ("address_secret" = 'yes' OR "address_secret" = 'no'),
	"interpreter" TEXT
		CHECK ("interpreter" = 'yes' OR "interpreter" = 'no')
) STRICT;

CREATE TABLE "pupil_guardian" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"guardian" INTEGER NOT NULL REFERENCES "guardian" DEFERRABLE INITIALLY DEFERRED,
	"relation" TEXT
		CHECK ("relation" = 'mother' OR "relation" = 'father' OR "relation" = 'stepparent'
			OR "relation" = 'foster' OR "relation" = 'guardian'
			OR "relation" = 'other'),
	"authority" TEXT
		CHECK ("authority" = 'yes' OR "authority" = 'no'),
	"information" TEXT
		CHECK ("information" = 'full' OR "information" = 'limited'),
	"position" INTEGER
) STRICT;
CREATE INDEX "pupil_guardian_guardian" ON "pupil_guardian" ("guardian");

CREATE TABLE "meeting" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'parents' OR "kind" = 'plan_review' OR "kind" = 'pupil'
			OR "kind" = 'pupil_review' OR "kind" = 'group_review'
			OR "kind" = 'care_team' OR "kind" = 'mdo' OR "kind" = 'cvb'
			OR "kind" = 'handover' OR "kind" = 'partners'),
	"date" TEXT NOT NULL CHECK ("date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"duration" INTEGER,
	"group" INTEGER REFERENCES "group" DEFERRABLE INITIALLY DEFERRED,
	"report" TEXT,
	"next" TEXT CHECK ("next" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX "meeting_group" ON "meeting" ("group");

CREATE TABLE "meeting_pupil" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"meeting" INTEGER NOT NULL REFERENCES "meeting" DEFERRABLE INITIALLY DEFERRED,
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"report" TEXT
) STRICT;
CREATE INDEX "meeting_pupil_pupil" ON "meeting_pupil" ("pupil");

CREATE TABLE "attendee" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"meeting" INTEGER NOT NULL REFERENCES "meeting" DEFERRABLE INITIALLY DEFERRED,
	"guardian" INTEGER REFERENCES "guardian" DEFERRABLE INITIALLY DEFERRED,
	"staff" INTEGER REFERENCES "staff" DEFERRABLE INITIALLY DEFERRED,
	"pupil" INTEGER REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"name" TEXT,
	"part" TEXT
) STRICT;
CREATE INDEX "attendee_meeting" ON "attendee" ("meeting");
CREATE INDEX "attendee_guardian" ON "attendee" ("guardian");
CREATE INDEX "attendee_staff" ON "attendee" ("staff");
CREATE INDEX "attendee_pupil" ON "attendee" ("pupil");

CREATE TABLE "plan" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"trajectory" INTEGER,
	"version" INTEGER,
	"status" TEXT NOT NULL
		CHECK ("status" = 'draft' OR "status" = 'in_force' OR "status" = 'replaced'
			OR "status" = 'closed'),
	"origin" TEXT
		CHECK ("origin" = 'own' OR "origin" = 'other_school' OR "origin" = 'taken_over'),
	"starts" TEXT CHECK ("starts" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"ends" TEXT CHECK ("ends" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"destination" TEXT
		CHECK ("destination" = 'pro' OR "destination" = 'vmbo_bb'
			OR "destination" = 'vmbo_kb' OR "destination" = 'vmbo_gt'
			OR "destination" = 'havo' OR "destination" = 'vwo'
			OR "destination" = 'vso_daytime' OR "destination" = 'vso_work'
			OR "destination" = 'vso_education' OR "destination" = 'entree'
			OR "destination" = 'mbo2' OR "destination" = 'mbo3'
			OR "destination" = 'mbo4' OR "destination" = 'hbo' OR "destination" = 'wo'
			OR "destination" = 'work' OR "destination" = 'undetermined'),
	"destination_note" TEXT,
	"rationale" TEXT,
	"helping" TEXT,
	"hindering" TEXT,
	"need" TEXT,
	"guidance" TEXT,
	"deviations" TEXT,
	"third_parties" TEXT,
	"works" TEXT,
	"avoid" TEXT,
	"ambition" TEXT
		CHECK ("ambition" = 'realistic' OR "ambition" = 'ambitious'),
	"consultation" INTEGER REFERENCES "meeting" DEFERRABLE INITIALLY DEFERRED,
	"parents_view" TEXT
		CHECK ("parents_view" = 'agree' OR "parents_view" = 'disagree'
			OR "parents_view" = 'not_given'),
	"parents_view_note" TEXT,
	"heard" TEXT
		CHECK ("heard" = 'yes' OR "heard" = 'no'),
	"heard_date" TEXT CHECK ("heard_date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"heard_how" TEXT,
	"heard_text" TEXT,
	"not_heard_reason" TEXT,
	"cvb_advice" TEXT,
	"cvb_date" TEXT CHECK ("cvb_date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"adopted" TEXT CHECK ("adopted" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"adopted_by" INTEGER REFERENCES "staff" DEFERRABLE INITIALLY DEFERRED,
	"rod_begin" TEXT CHECK ("rod_begin" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"rod_end" TEXT CHECK ("rod_end" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"closed" TEXT CHECK ("closed" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"close_reason" TEXT
) STRICT;
CREATE INDEX "plan_consultation" ON "plan" ("consultation");
CREATE INDEX "plan_adopted_by" ON "plan" ("adopted_by");

CREATE TABLE "consent" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"plan" INTEGER NOT NULL REFERENCES "plan" DEFERRABLE INITIALLY DEFERRED,
	"party" TEXT NOT NULL
		CHECK ("party" = 'guardian' OR "party" = 'pupil' OR "party" = 'parents'),
	"guardian" INTEGER REFERENCES "guardian" DEFERRABLE INITIALLY DEFERRED,
	"decision" TEXT NOT NULL
		CHECK ("decision" = 'open' OR "decision" = 'informed' OR "decision" = 'given'
			OR "decision" = 'refused'),
	"date" TEXT CHECK ("date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"form" TEXT
		CHECK ("form" = 'paper' OR "form" = 'digital'),
	"note" TEXT,
	"meeting" INTEGER REFERENCES "meeting" DEFERRABLE INITIALLY DEFERRED,
	"next_step" TEXT
) STRICT;
CREATE INDEX "consent_guardian" ON "consent" ("guardian");
CREATE INDEX "consent_meeting" ON "consent" ("meeting");

CREATE TABLE "goal" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"plan" INTEGER NOT NULL REFERENCES "plan" DEFERRABLE INITIALLY DEFERRED,
	"line" INTEGER REFERENCES "goal" DEFERRABLE INITIALLY DEFERRED,
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'learning' OR "kind" = 'behaviour'),
	"area" TEXT
		CHECK ("area" = 'technical_reading' OR "area" = 'reading_comprehension'
			OR "area" = 'spelling' OR "area" = 'language' OR "area" = 'mathematics'
			OR "area" = 'other_learning' OR "area" = 'wellbeing'
			OR "area" = 'engagement' OR "area" = 'safety' OR "area" = 'work_attitude'
			OR "area" = 'social_behaviour' OR "area" = 'other_behaviour'),
	"description" TEXT NOT NULL,
	"indicator" TEXT,
	"baseline" TEXT,
	"baseline_date" TEXT CHECK ("baseline_date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"target" TEXT,
	"target_date" TEXT CHECK ("target_date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"approach" TEXT,
	"who" TEXT,
	"place" TEXT,
	"state" TEXT
		CHECK ("state" = 'open' OR "state" = 'completed' OR "state" = 'dropped'
			OR "state" = 'handed_over'),
	"position" INTEGER
) STRICT;
CREATE INDEX "goal_line" ON "goal" ("line");

CREATE TABLE "evaluation" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"plan" INTEGER NOT NULL REFERENCES "plan" DEFERRABLE INITIALLY DEFERRED,
	"date" TEXT NOT NULL CHECK ("date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'interim' OR "kind" = 'yearly' OR "kind" = 'closing'),
	"meeting" INTEGER REFERENCES "meeting" DEFERRABLE INITIALLY DEFERRED,
	"counts_for" TEXT CHECK ("counts_for" GLOB '[12][0-9][0-9][0-9]-[12][0-9][0-9][0-9]'),
	"parents_present" TEXT
		CHECK ("parents_present" = 'yes' OR "parents_present" = 'no'),
	"heard" TEXT
		CHECK ("heard" = 'yes' OR "heard" = 'no'),
	"heard_how" TEXT,
	"heard_text" TEXT,
	"not_heard_reason" TEXT,
	"text" TEXT,
	"next" TEXT CHECK ("next" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"consequence_learning" TEXT,
	"consequence_behaviour" TEXT
) STRICT;
CREATE INDEX "evaluation_plan" ON "evaluation" ("plan");
CREATE INDEX "evaluation_meeting" ON "evaluation" ("meeting");

CREATE TABLE "result" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"evaluation" INTEGER NOT NULL REFERENCES "evaluation" DEFERRABLE INITIALLY DEFERRED,
	"goal" INTEGER NOT NULL REFERENCES "goal" DEFERRABLE INITIALLY DEFERRED,
	"line" INTEGER REFERENCES "goal" DEFERRABLE INITIALLY DEFERRED,
	"pupil" INTEGER REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"date" TEXT CHECK ("date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"recorded" TEXT,
	"withdrawn" TEXT,
	"finding" TEXT NOT NULL
		CHECK ("finding" = 'on_track' OR "finding" = 'behind' OR "finding" = 'met'
			OR "finding" = 'not_met' OR "finding" = 'undeterminable'
			OR "finding" = 'dropped'),
	"value" TEXT,
	"evidence" TEXT,
	"reason" TEXT
		CHECK ("reason" = 'no_baseline' OR "reason" = 'not_measurable'
			OR "reason" = 'not_measured' OR "reason" = 'absent' OR "reason" = 'other'),
	"drop_reason" TEXT,
	"analysis" TEXT,
	"target" TEXT,
	"indicator" TEXT
) STRICT;
CREATE INDEX "result_evaluation" ON "result" ("evaluation");
CREATE INDEX "result_goal" ON "result" ("goal");
CREATE INDEX "result_line" ON "result" ("line");
CREATE INDEX "result_pupil" ON "result" ("pupil");

CREATE TABLE "agreement" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"meeting" INTEGER REFERENCES "meeting" DEFERRABLE INITIALLY DEFERRED,
	"pupil" INTEGER REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"what" TEXT NOT NULL,
	"staff" INTEGER REFERENCES "staff" DEFERRABLE INITIALLY DEFERRED,
	"who" TEXT,
	"by" TEXT CHECK ("by" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"done" TEXT CHECK ("done" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX "agreement_meeting" ON "agreement" ("meeting");
CREATE INDEX "agreement_pupil" ON "agreement" ("pupil");
CREATE INDEX "agreement_staff" ON "agreement" ("staff");

CREATE TABLE "log" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"date" TEXT NOT NULL CHECK ("date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'incident' OR "kind" = 'event' OR "kind" = 'decision'
			OR "kind" = 'note'),
	"text" TEXT NOT NULL,
	"confidential" TEXT
		CHECK ("confidential" = 'yes' OR "confidential" = 'no')
) STRICT;
CREATE INDEX "log_pupil" ON "log" ("pupil");

CREATE UNIQUE INDEX "setting_once" ON "setting" ("key");
CREATE UNIQUE INDEX "tariff_once" ON "tariff" ("function", "starts");
CREATE UNIQUE INDEX "headcount_once" ON "headcount" ("date");
CREATE UNIQUE INDEX "group_once" ON "group" ("school_year", "name", "kind");
CREATE UNIQUE INDEX "group_staff_once" ON "group_staff" ("group", "staff");
CREATE UNIQUE INDEX "las_key_once" ON "las_key" ("entity", "source", "key");
CREATE INDEX "las_key_record" ON "las_key" ("record");
CREATE UNIQUE INDEX "pupil_number_once" ON "pupil" ("number") WHERE "number" IS NOT NULL;
CREATE UNIQUE INDEX "pupil_guardian_once" ON "pupil_guardian" ("pupil", "guardian");
CREATE UNIQUE INDEX "meeting_pupil_once" ON "meeting_pupil" ("meeting", "pupil");
CREATE UNIQUE INDEX "plan_once" ON "plan" ("pupil", "trajectory", "version");
CREATE UNIQUE INDEX "plan_in_force_once" ON "plan" ("pupil") WHERE "status" = 'in_force';
CREATE UNIQUE INDEX "consent_once" ON "consent" ("plan", "party", ifnull("guardian", 0));
CREATE UNIQUE INDEX "goal_once" ON "goal" ("plan", "line");
CREATE INDEX "agreement_open" ON "agreement" (ifnull("by", '9999-12-31')) WHERE "done" IS NULL;
CREATE INDEX "meeting_date" ON "meeting" ("date");
CREATE INDEX "pupil_left" ON "pupil" ("left") WHERE "left" IS NOT NULL;
-- All that the dashboard reads of the consequences.
CREATE INDEX "evaluation_consequence" ON "evaluation"
	("date", "id", "counts_for", "plan", "consequence_learning", "consequence_behaviour")
	WHERE "consequence_learning" IS NOT NULL OR "consequence_behaviour" IS NOT NULL;

-- What is in force does not change. The steps are those of plan_steps in core/records/plan.c; the
-- columns those marked FIELD_FROZEN. A message that starts with zb: is looked up in db/refusal.
CREATE TRIGGER "plan_begins_as_draft" BEFORE INSERT ON "plan"
WHEN NEW."status" <> 'draft'
BEGIN
	SELECT RAISE(ABORT, 'zb:plan_begins_as_draft');
END;
CREATE TRIGGER "plan_step" BEFORE UPDATE OF "status" ON "plan"
WHEN OLD."status" <> NEW."status"
	AND OLD."status" || '>' || NEW."status" NOT IN ('draft>in_force', 'in_force>replaced',
		'in_force>closed', 'in_force>draft', 'replaced>in_force', 'closed>in_force')
BEGIN
	SELECT RAISE(ABORT, 'zb:plan_step');
END;
CREATE TRIGGER "plan_back_to_draft" BEFORE UPDATE OF "status" ON "plan"
WHEN OLD."status" = 'in_force' AND NEW."status" = 'draft'
	AND EXISTS (SELECT 1 FROM "evaluation" WHERE "plan" = OLD."id")
BEGIN
	SELECT RAISE(ABORT, 'zb:plan_back_to_draft');
END;
CREATE TRIGGER "plan_frozen" BEFORE UPDATE ON "plan"
WHEN OLD."status" <> 'draft' AND NEW."status" <> 'draft' AND (
		OLD."pupil" IS NOT NEW."pupil"
		OR OLD."trajectory" IS NOT NEW."trajectory"
		OR OLD."version" IS NOT NEW."version"
		OR OLD."origin" IS NOT NEW."origin"
		OR OLD."starts" IS NOT NEW."starts"
		OR OLD."destination" IS NOT NEW."destination"
		OR OLD."destination_note" IS NOT NEW."destination_note"
		OR OLD."rationale" IS NOT NEW."rationale"
		OR OLD."helping" IS NOT NEW."helping"
		OR OLD."hindering" IS NOT NEW."hindering"
		OR OLD."need" IS NOT NEW."need"
		OR OLD."guidance" IS NOT NEW."guidance"
		OR OLD."deviations" IS NOT NEW."deviations"
		OR OLD."third_parties" IS NOT NEW."third_parties"
		OR OLD."works" IS NOT NEW."works"
		OR OLD."avoid" IS NOT NEW."avoid"
		OR OLD."ambition" IS NOT NEW."ambition"
		OR OLD."consultation" IS NOT NEW."consultation"
		OR OLD."parents_view" IS NOT NEW."parents_view"
		OR OLD."parents_view_note" IS NOT NEW."parents_view_note"
		OR OLD."heard" IS NOT NEW."heard"
		OR OLD."heard_date" IS NOT NEW."heard_date"
		OR OLD."heard_how" IS NOT NEW."heard_how"
		OR OLD."heard_text" IS NOT NEW."heard_text"
		OR OLD."not_heard_reason" IS NOT NEW."not_heard_reason"
		OR OLD."cvb_advice" IS NOT NEW."cvb_advice"
		OR OLD."cvb_date" IS NOT NEW."cvb_date"
		OR OLD."adopted" IS NOT NEW."adopted"
		OR OLD."adopted_by" IS NOT NEW."adopted_by")
BEGIN
	SELECT RAISE(ABORT, 'zb:plan_frozen');
END;
CREATE TRIGGER "plan_kept" BEFORE DELETE ON "plan"
WHEN OLD."status" <> 'draft'
BEGIN
	SELECT RAISE(ABORT, 'zb:plan_kept');
END;
CREATE TRIGGER "goal_frozen" BEFORE UPDATE ON "goal"
WHEN (SELECT "status" FROM "plan" WHERE "id" = OLD."plan") <> 'draft' AND (
		OLD."plan" IS NOT NEW."plan"
		OR OLD."line" IS NOT NEW."line"
		OR OLD."kind" IS NOT NEW."kind"
		OR OLD."area" IS NOT NEW."area"
		OR OLD."description" IS NOT NEW."description"
		OR OLD."indicator" IS NOT NEW."indicator"
		OR OLD."baseline" IS NOT NEW."baseline"
		OR OLD."baseline_date" IS NOT NEW."baseline_date"
		OR OLD."target" IS NOT NEW."target"
		OR OLD."target_date" IS NOT NEW."target_date"
		OR OLD."approach" IS NOT NEW."approach"
		OR OLD."who" IS NOT NEW."who"
		OR OLD."place" IS NOT NEW."place")
BEGIN
	SELECT RAISE(ABORT, 'zb:plan_frozen');
END;
CREATE TRIGGER "goal_added_to_draft" BEFORE INSERT ON "goal"
WHEN (SELECT "status" FROM "plan" WHERE "id" = NEW."plan") <> 'draft'
BEGIN
	SELECT RAISE(ABORT, 'zb:plan_frozen');
END;
CREATE TRIGGER "goal_kept" BEFORE DELETE ON "goal"
WHEN (SELECT "status" FROM "plan" WHERE "id" = OLD."plan") <> 'draft'
BEGIN
	SELECT RAISE(ABORT, 'zb:plan_frozen');
END;
CREATE TRIGGER "evaluation_date_fixed" BEFORE UPDATE OF "date" ON "evaluation"
WHEN OLD."date" <> NEW."date" AND EXISTS (SELECT 1 FROM "result" WHERE "evaluation" = OLD."id")
BEGIN
	SELECT RAISE(ABORT, 'zb:evaluation_date_fixed');
END;
CREATE TRIGGER "result_fixed" BEFORE UPDATE ON "result"
WHEN OLD."evaluation" IS NOT NEW."evaluation"
	OR OLD."goal" IS NOT NEW."goal"
	OR OLD."line" IS NOT NEW."line"
	OR OLD."pupil" IS NOT NEW."pupil"
	OR OLD."date" IS NOT NEW."date"
	OR OLD."recorded" IS NOT NEW."recorded"
	OR OLD."finding" IS NOT NEW."finding"
	OR OLD."value" IS NOT NEW."value"
	OR OLD."evidence" IS NOT NEW."evidence"
	OR OLD."reason" IS NOT NEW."reason"
	OR OLD."drop_reason" IS NOT NEW."drop_reason"
	OR OLD."analysis" IS NOT NEW."analysis"
	OR OLD."target" IS NOT NEW."target"
	OR OLD."indicator" IS NOT NEW."indicator"
BEGIN
	SELECT RAISE(ABORT, 'zb:result_fixed');
END;
CREATE TRIGGER "result_kept" BEFORE DELETE ON "result"
WHEN OLD."withdrawn" IS NULL
BEGIN
	SELECT RAISE(ABORT, 'zb:result_fixed');
END;
CREATE TRIGGER "school_once" BEFORE INSERT ON "school"
WHEN EXISTS (SELECT 1 FROM "school")
BEGIN
	SELECT RAISE(ABORT, 'zb:school_once');
END;

-- Who changed what when. Append-only. seq is the order of arrival in this file; ids come from the
-- file's counter. An update is a row a field, an insert or delete one row with the record as JSON.
CREATE TABLE "txn" (
	"id" INTEGER PRIMARY KEY,
	"seq" INTEGER NOT NULL UNIQUE,
	"moment" TEXT NOT NULL,
	"actor" TEXT NOT NULL,
	"device" INTEGER NOT NULL,
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'edit' OR "kind" = 'import' OR "kind" = 'undo' OR "kind" = 'redo'
			OR "kind" = 'merge' OR "kind" = 'demo'),
	"undoes" INTEGER REFERENCES "txn" DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "txn_undoes" ON "txn" ("undoes") WHERE "undoes" IS NOT NULL;

CREATE TABLE "history" (
	"id" INTEGER PRIMARY KEY,
	"txn" INTEGER NOT NULL REFERENCES "txn" DEFERRABLE INITIALLY DEFERRED,
	"entity" TEXT NOT NULL,
	"row" INTEGER NOT NULL,
	"pupil" INTEGER,
	"field" TEXT, -- NULL: the whole record, in old (delete) or new (insert)
	"old" TEXT,
	"new" TEXT
) STRICT;
CREATE INDEX "history_txn" ON "history" ("txn");
CREATE INDEX "history_row" ON "history" ("row");
CREATE INDEX "history_pupil" ON "history" ("pupil") WHERE "pupil" IS NOT NULL;

CREATE TRIGGER "txn_kept" BEFORE DELETE ON "txn" BEGIN SELECT RAISE(ABORT, 'zb:history_kept'); END;
CREATE TRIGGER "txn_fixed" BEFORE UPDATE ON "txn" BEGIN SELECT RAISE(ABORT, 'zb:history_kept'); END;
CREATE TRIGGER "history_kept" BEFORE DELETE ON "history"
BEGIN
	SELECT RAISE(ABORT, 'zb:history_kept');
END;
CREATE TRIGGER "history_fixed" BEFORE UPDATE ON "history"
BEGIN
	SELECT RAISE(ABORT, 'zb:history_kept');
END;

-- Who read or took out what, outside undo.
CREATE TABLE "access" (
	"id" INTEGER PRIMARY KEY,
	"moment" TEXT NOT NULL,
	"actor" TEXT NOT NULL,
	"what" TEXT NOT NULL CHECK ("what" = 'read' OR "what" = 'print' OR "what" = 'export'
			OR "what" = 'backup' OR "what" = 'restore'),
	"pupil" INTEGER,
	"detail" TEXT
) STRICT;
CREATE INDEX "access_pupil" ON "access" ("pupil") WHERE "pupil" IS NOT NULL;

-- The last value the LAS gave of each field of a pupil, as a JSON object by column.
CREATE TABLE "imported" (
	"pupil" INTEGER PRIMARY KEY,
	"given" TEXT NOT NULL
) STRICT;

-- What was typed and not saved yet, one row an open form.
CREATE TABLE "draft" (
	"actor" TEXT NOT NULL,
	"form" TEXT NOT NULL, -- "evaluation:new:1234"
	"moment" TEXT NOT NULL,
	"body" TEXT NOT NULL, -- a JSON object, in the form's own terms
	PRIMARY KEY ("actor", "form")
) STRICT, WITHOUT ROWID;

-- Derived from the records by core/rules, inside the transaction that changes them. Never edited,
-- without history; `check` recomputes and compares. Small numbers are the enums of core.
CREATE TABLE "pupil_state" (
	"pupil" INTEGER PRIMARY KEY,
	"scope" INTEGER NOT NULL, -- enum pupil_scope
	"name" TEXT NOT NULL,
	"name_key" TEXT NOT NULL,
	"folded" TEXT NOT NULL,
	"group" TEXT,
	"group_key" TEXT NOT NULL,
	"year_group" TEXT,
	"support_level" TEXT,
	"extra_since" TEXT,
	"staff" TEXT,
	"plan" INTEGER,
	"plan_state" TEXT NOT NULL,
	"plan_since" TEXT,
	"plan_key" TEXT NOT NULL,
	"plan_lacks" INTEGER, -- items of core/rules/completeness; null: no plan in force
	"learning" TEXT,
	"behaviour" TEXT,
	"learning_key" INTEGER NOT NULL,
	"behaviour_key" INTEGER NOT NULL,
	"due" TEXT,
	"due_date" TEXT,
	"due_key" TEXT NOT NULL,
	"category" INTEGER, -- index in pupil_categories
	"force_from" TEXT,
	"force_until" TEXT,
	"next_change" TEXT
) STRICT;

CREATE TABLE "due" (
	"pupil" INTEGER NOT NULL,
	"position" INTEGER NOT NULL,
	"deadline" TEXT NOT NULL, -- code of core/rules/deadline
	"class" INTEGER NOT NULL, -- enum deadline_class
	"date" TEXT NOT NULL,
	"shows" TEXT NOT NULL,
	"entity" TEXT NOT NULL,
	"row" INTEGER NOT NULL,
	"detail" TEXT,
	"whose" TEXT,
	"named" INTEGER NOT NULL, -- 1: whose is no word of ours
	PRIMARY KEY ("pupil", "position")
) STRICT, WITHOUT ROWID;

-- All lines are read for the last 12 months: so dates are days since 1970-01-01, and what is asked of
-- each comes first.
CREATE TABLE "line_state" (
	"line" INTEGER PRIMARY KEY,
	"pupil" INTEGER NOT NULL,
	"kind" INTEGER NOT NULL, -- enum goal_kind
	"from" INTEGER NOT NULL,
	"until" INTEGER NOT NULL, -- 999999: still in force
	"outcome_date" INTEGER,
	"outcome" INTEGER, -- enum finding: met, not_met, undeterminable, dropped
	"state" INTEGER NOT NULL, -- enum goal_state
	"target_date" INTEGER,
	"area" INTEGER,
	"goal" INTEGER NOT NULL,
	"category" INTEGER,
	"year_group" TEXT,
	"finding" INTEGER,
	"finding_date" INTEGER
) STRICT;

CREATE TABLE "goal_year" (
	"year" INTEGER NOT NULL, -- in which the school year begins
	"line" INTEGER NOT NULL,
	"pupil" INTEGER NOT NULL,
	"kind" INTEGER NOT NULL,
	"area" INTEGER,
	"outcome" INTEGER,
	"due" INTEGER NOT NULL,
	"category" INTEGER,
	"year_group" TEXT,
	PRIMARY KEY ("year", "line")
) STRICT, WITHOUT ROWID;

CREATE TABLE "outcome_year" (
	"year" INTEGER NOT NULL,
	"pupil" INTEGER NOT NULL,
	"kind" INTEGER NOT NULL,
	"outcome" INTEGER NOT NULL, -- enum pupil_outcome
	"met" INTEGER NOT NULL, -- goals of this pupil and kind, by enum goal_outcome
	"not_met" INTEGER NOT NULL,
	"undeterminable" INTEGER NOT NULL,
	"not_judged" INTEGER NOT NULL,
	"dropped" INTEGER NOT NULL,
	"category" INTEGER,
	"year_group" TEXT,
	PRIMARY KEY ("year", "pupil", "kind")
) STRICT, WITHOUT ROWID;

-- By whom all talks, and all agreements not done yet, are sorted.
CREATE TABLE "talk_state" (
	"row" INTEGER PRIMARY KEY, -- meeting or agreement
	"kind" INTEGER NOT NULL, -- enum talks_kind
	"person" TEXT NOT NULL -- who comes first in it or does it, U+0002, the day
) STRICT;
CREATE INDEX "talk_state_person" ON "talk_state" ("kind", "person", "row");

-- What parents, staff and groups are called, to choose one: of pupils that is in pupil_state.
CREATE TABLE "name" (
	"entity" TEXT NOT NULL,
	"key" TEXT NOT NULL,
	"row" INTEGER NOT NULL,
	"until" TEXT NOT NULL, -- the last day on which it can be chosen
	"folded" TEXT NOT NULL,
	PRIMARY KEY ("entity", "key", "row")
) STRICT, WITHOUT ROWID;
CREATE INDEX "name_row" ON "name" ("row");

-- Indexes of derived tables; a large import drops them and makes them again.
CREATE INDEX "state_due_extra" ON "pupil_state" ("due_key", "name_key") WHERE "scope" = 0;
CREATE INDEX "state_name_extra" ON "pupil_state" ("name_key", "pupil", "scope") WHERE "scope" = 0;
CREATE INDEX "state_group_extra" ON "pupil_state" ("group_key", "name_key") WHERE "scope" = 0;
CREATE INDEX "state_plan_extra" ON "pupil_state" ("plan_key", "name_key") WHERE "scope" = 0;
CREATE INDEX "state_learning_extra" ON "pupil_state" ("learning_key", "name_key")
	WHERE "scope" = 0;
CREATE INDEX "state_behaviour_extra" ON "pupil_state" ("behaviour_key", "name_key")
	WHERE "scope" = 0;
CREATE INDEX "state_name_all" ON "pupil_state" ("name_key") WHERE "scope" < 2;
CREATE INDEX "state_group_all" ON "pupil_state" ("group_key", "name_key") WHERE "scope" < 2;
-- Of all pupils nine in ten have no plan and nothing due: those are read by name (see db/list).
CREATE INDEX "state_due_all" ON "pupil_state" ("due_key", "name_key")
	WHERE "scope" < 2 AND "due_key" < '9999';
CREATE INDEX "state_plan_all" ON "pupil_state" ("plan_key", "name_key")
	WHERE "scope" < 2 AND "plan_key" > '0';
CREATE INDEX "state_learning_all" ON "pupil_state" ("learning_key", "name_key")
	WHERE "scope" < 2 AND "learning_key" > 0;
CREATE INDEX "state_behaviour_all" ON "pupil_state" ("behaviour_key", "name_key")
	WHERE "scope" < 2 AND "behaviour_key" > 0;
CREATE INDEX "state_name_left" ON "pupil_state" ("name_key", "pupil", "scope") WHERE "scope" = 2;
-- Who had a plan in force in the last 12 months, for the dashboard.
CREATE INDEX "state_force" ON "pupil_state" ("force_from", "force_until", "category", "year_group")
	WHERE "force_from" IS NOT NULL;
CREATE INDEX "state_next_change" ON "pupil_state" ("next_change") WHERE "next_change" IS NOT NULL;
CREATE INDEX "due_date" ON "due" ("date", "pupil", "position", "shows", "class");
CREATE INDEX "line_state_pupil" ON "line_state" ("pupil");
CREATE INDEX "goal_year_pupil" ON "goal_year" ("pupil");
CREATE INDEX "outcome_year_pupil" ON "outcome_year" ("pupil");

-- All long text, to search in, folded as what is typed will be (core/text); rowid is the id of the
-- record.
CREATE VIRTUAL TABLE "search" USING fts5(
	"folded", "entity" UNINDEXED, "pupil" UNINDEXED, tokenize = 'unicode61 remove_diacritics 0'
);
