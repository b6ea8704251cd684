-- SPDX-License-Identifier: GPL-3.0-or-later
-- The closed record of the meldcode.

CREATE TABLE "meldcode" (
	"id" INTEGER PRIMARY KEY,
	"rev" INTEGER NOT NULL CHECK ("rev" > 0),
	"pupil" INTEGER NOT NULL REFERENCES "pupil" DEFERRABLE INITIALLY DEFERRED,
	"date" TEXT NOT NULL CHECK ("date" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"step" TEXT NOT NULL
		CHECK ("step" = 'signals' OR "step" = 'consult' OR "step" = 'talk'
			OR "step" = 'weigh' OR "step" = 'decide'),
	"text" TEXT NOT NULL,
	"reported" TEXT CHECK ("reported" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX "meldcode_pupil" ON "meldcode" ("pupil");
