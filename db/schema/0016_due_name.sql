-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is due on one day stands by name; it is read out of the index alone. A file that is not of any
-- day has everything derived anew when it is opened.
ALTER TABLE "due" ADD COLUMN "name_key" TEXT;
DROP INDEX "due_date";
CREATE INDEX "due_date" ON "due" ("date", "name_key", "pupil", "position", "shows", "class");
UPDATE "file" SET "refreshed" = '0000-00-00';
