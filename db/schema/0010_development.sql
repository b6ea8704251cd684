-- SPDX-License-Identifier: GPL-3.0-or-later
-- How pupils develop, to be counted by the dashboard.

-- Derived: enum development (core/rules/development.h), of the pupil today, and as it was at the end of
-- the school year, or now.
ALTER TABLE "pupil_state" ADD COLUMN "learning_development" INTEGER NOT NULL DEFAULT 4;
ALTER TABLE "pupil_state" ADD COLUMN "behaviour_development" INTEGER NOT NULL DEFAULT 4;
ALTER TABLE "outcome_year" ADD COLUMN "development" INTEGER NOT NULL DEFAULT 4;

-- A file that is not of any day has everything derived anew when it is opened.
UPDATE "file" SET "refreshed" = '0000-00-00';
