-- SPDX-License-Identifier: GPL-3.0-or-later
-- A draft is of the running program that keeps it: two of one actor in one form stand side by side.
-- '' is of none: what a user likes, and what was kept before drafts said it.
ALTER TABLE "draft" RENAME TO "draft_before";
CREATE TABLE "draft" (
	"actor" TEXT NOT NULL,
	"form" TEXT NOT NULL, -- "evaluation:new:1234"
	"sitting" TEXT NOT NULL, -- see db/sitting
	"moment" TEXT NOT NULL,
	"body" TEXT NOT NULL, -- a JSON object, in the form's own terms
	PRIMARY KEY ("actor", "form", "sitting")
) STRICT, WITHOUT ROWID;
INSERT INTO "draft" SELECT "actor", "form", '', "moment", "body" FROM "draft_before";
DROP TABLE "draft_before";
