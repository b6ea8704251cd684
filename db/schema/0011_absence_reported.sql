-- SPDX-License-Identifier: GPL-3.0-or-later
-- When absence was reported, which is what ends the term for it; a way back ends the one of three months.

ALTER TABLE "absence" ADD COLUMN "reported" TEXT;

-- A file that is not of any day has everything derived anew when it is opened.
UPDATE "file" SET "refreshed" = '0000-00-00';
