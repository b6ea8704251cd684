-- SPDX-License-Identifier: GPL-3.0-or-later
-- When a plan in force should end, so that the list says that it goes on past it. A file that is not
-- of any day has everything derived anew when it is opened.
ALTER TABLE "pupil_state" ADD COLUMN "plan_until" TEXT;
UPDATE "file" SET "refreshed" = '0000-00-00';
