-- SPDX-License-Identifier: GPL-3.0-or-later
-- Templates that a new plan can start from, which the school writes itself; a goal that came from
-- one says so, and is frozen with the rest of it.

CREATE TABLE "template" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"name" TEXT NOT NULL,
	"rationale" TEXT,
	"helping" TEXT,
	"hindering" TEXT,
	"need" TEXT,
	"guidance" TEXT,
	"deviations" TEXT,
	"third_parties" TEXT,
	"works" TEXT,
	"avoid" TEXT
) STRICT;
CREATE UNIQUE INDEX "template_once" ON "template" ("name");

CREATE TABLE "template_goal" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"template" INTEGER NOT NULL REFERENCES "template" DEFERRABLE INITIALLY DEFERRED,
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
	"approach" TEXT,
	"who" TEXT,
	"place" TEXT
) STRICT;
CREATE INDEX "template_goal_template" ON "template_goal" ("template");

ALTER TABLE "goal" ADD COLUMN "from_template" TEXT
	CHECK ("from_template" = 'yes' OR "from_template" = 'no');

DROP TRIGGER "goal_frozen";
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
		OR OLD."place" IS NOT NEW."place"
		OR OLD."from_template" IS NOT NEW."from_template")
BEGIN
	SELECT RAISE(ABORT, 'zb:plan_frozen');
END;
