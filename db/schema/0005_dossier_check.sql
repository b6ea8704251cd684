-- SPDX-License-Identifier: GPL-3.0-or-later
-- The check of all dossiers: what the school answers itself, and how each item stands.

CREATE TABLE "quality" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"item" TEXT NOT NULL
		CHECK ("item" = 'own_research' OR "item" = 'external_expert'
			OR "item" = 'content_planned' OR "item" = 'time_planned'
			OR "item" = 'measurable' OR "item" = 'destination'
			OR "item" = 'goals_fit' OR "item" = 'carried_out'
			OR "item" = 'evaluated' OR "item" = 'adjusted'
			OR "item" = 'parents_agree' OR "item" = 'discussed'
			OR "item" = 'pupil_involved' OR "item" = 'partners_informed'
			OR "item" = 'warm_handover'),
	"answer" TEXT NOT NULL
		CHECK ("answer" = 'yes' OR "answer" = 'no' OR "answer" = 'not_applicable'),
	"note" TEXT,
	"date" TEXT CHECK ("date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE UNIQUE INDEX "quality_once" ON "quality" ("pupil", "item");

-- Derived: of who is here with a plan in force or drafted, a sign for each item of
-- core/rules/completeness and of core/rules/quality: + met, - missing, . not asked, ? unanswered.
CREATE TABLE "dossier_check" (
	"pupil" INTEGER PRIMARY KEY,
	"items" TEXT NOT NULL,
	"quality" TEXT NOT NULL
) STRICT;

-- A file that is not of any day has everything derived anew when it is opened.
UPDATE "file" SET "refreshed" = '0000-00-00';
