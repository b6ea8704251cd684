-- SPDX-License-Identifier: GPL-3.0-or-later
-- The other records of a dossier: help, requests, measurements, absence, and where papers lie.

-- Who helps how, how many hours a week, paid by whom; hours in thousandths, money in cents.
CREATE TABLE "support" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"form" TEXT,
	"place" TEXT
		CHECK ("place" = 'class' OR "place" = 'outside'),
	"grouping" TEXT
		CHECK ("grouping" = 'individual' OR "grouping" = 'group'),
	"provider" TEXT,
	"function" TEXT
		CHECK ("function" = 'ib' OR "function" = 'coordinator'
			OR "function" = 'teacher' OR "function" = 'assistant'
			OR "function" = 'remedial' OR "function" = 'psychologist'
			OR "function" = 'head' OR "function" = 'external'),
	"hours_week" INTEGER,
	"starts" TEXT CHECK ("starts" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"ends" TEXT CHECK ("ends" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"cents" INTEGER,
	"funding" TEXT
		CHECK ("funding" = 'school' OR "funding" = 'swv' OR "funding" = 'board'
			OR "funding" = 'municipality'),
	"plan" INTEGER REFERENCES "plan" DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "support_pupil" ON "support" ("pupil");
CREATE INDEX "support_plan" ON "support" ("plan");

-- Which lines of goals it serves.
CREATE TABLE "support_goal" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"support" INTEGER NOT NULL REFERENCES "support" DEFERRABLE INITIALLY DEFERRED,
	"line" INTEGER NOT NULL REFERENCES "goal" DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "support_goal_support" ON "support_goal" ("support");
CREATE INDEX "support_goal_line" ON "support_goal" ("line");

-- What is asked of the samenwerkingsverband, in steps.
CREATE TABLE "request" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'arrangement' OR "kind" = 'tlv' OR "kind" = 'extension'),
	"tlv_for" TEXT
		CHECK ("tlv_for" = 'sbo' OR "tlv_for" = 'so' OR "tlv_for" = 'vso'
			OR "tlv_for" = 'pro'),
	"funding_category" TEXT
		CHECK ("funding_category" = 'low' OR "funding_category" = 'middle'
			OR "funding_category" = 'high'),
	"parents_view_date" TEXT CHECK ("parents_view_date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"expert_1" TEXT,
	"expert_2" TEXT,
	"complete" TEXT
		CHECK ("complete" = 'yes' OR "complete" = 'no'),
	"sent" TEXT CHECK ("sent" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"decision" TEXT
		CHECK ("decision" = 'pending' OR "decision" = 'granted'
			OR "decision" = 'refused' OR "decision" = 'conditional'
			OR "decision" = 'withdrawn'),
	"decided" TEXT CHECK ("decided" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"placed" TEXT CHECK ("placed" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"valid_from" TEXT CHECK ("valid_from" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"valid_to" TEXT CHECK ("valid_to" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"reference" TEXT,
	"tried" TEXT
) STRICT;
CREATE INDEX "request_pupil" ON "request" ("pupil");

-- A level or score in a subject, or a risk in behaviour; the score in thousandths.
CREATE TABLE "measurement" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"date" TEXT NOT NULL CHECK ("date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"subject" TEXT NOT NULL
		CHECK ("subject" = 'technical_reading' OR "subject" = 'reading_comprehension'
			OR "subject" = 'mathematics' OR "subject" = 'spelling'
			OR "subject" = 'wellbeing' OR "subject" = 'engagement'
			OR "subject" = 'safety'),
	"level" TEXT
		CHECK ("level" = 'I' OR "level" = 'II' OR "level" = 'III' OR "level" = 'IV'
			OR "level" = 'V'),
	"score" INTEGER,
	"functional_level" TEXT,
	"own_level" TEXT
		CHECK ("own_level" = 'yes' OR "own_level" = 'no'),
	"risk" TEXT
		CHECK ("risk" = 'yes' OR "risk" = 'no'),
	"instrument" TEXT
) STRICT;
CREATE INDEX "measurement_pupil" ON "measurement" ("pupil");

-- Thuiszitters.
CREATE TABLE "absence" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'long_relative' OR "kind" = 'sixteen_hours'
			OR "kind" = 'exemption_5a' OR "kind" = 'authorised'
			OR "kind" = 'reduced_hours' OR "kind" = 'suspension'),
	"starts" TEXT NOT NULL CHECK ("starts" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"ends" TEXT CHECK ("ends" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"reason" TEXT,
	"route_back" TEXT
) STRICT;
CREATE INDEX "absence_pupil" ON "absence" ("pupil");

-- Where a document of the dossier lies; never the document itself.
CREATE TABLE "document" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'plan_signed' OR "kind" = 'research' OR "kind" = 'report'
			OR "kind" = 'decision' OR "kind" = 'court_order' OR "kind" = 'letter'
			OR "kind" = 'other'),
	"date" TEXT CHECK ("date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"place" TEXT NOT NULL
) STRICT;
CREATE INDEX "document_pupil" ON "document" ("pupil");
CREATE UNIQUE INDEX "support_goal_once" ON "support_goal" ("support", "line");
