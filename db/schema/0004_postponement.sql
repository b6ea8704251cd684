-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is due can wait, with a reason; school holidays.

-- The deadline is a code of core/rules/deadline; entity and record are the row that mends it.
CREATE TABLE "postponement" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"deadline" TEXT NOT NULL,
	"entity" TEXT NOT NULL,
	"record" INTEGER NOT NULL,
	"term" TEXT NOT NULL CHECK ("term" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"until" TEXT NOT NULL CHECK ("until" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"reason" TEXT NOT NULL
) STRICT;
CREATE INDEX "postponement_pupil" ON "postponement" ("pupil");

CREATE TABLE "holiday" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"name" TEXT NOT NULL,
	"starts" TEXT NOT NULL CHECK ("starts" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"ends" TEXT NOT NULL CHECK ("ends" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

-- Derived: the day before it was postponed, and why; null when it was not.
ALTER TABLE "due" ADD COLUMN "term" TEXT;
ALTER TABLE "due" ADD COLUMN "reason" TEXT;
ALTER TABLE "pupil_state" ADD COLUMN "due_term" TEXT;
CREATE INDEX "due_term" ON "due" ("term") WHERE "term" IS NOT NULL;
