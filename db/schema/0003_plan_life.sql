-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why a plan came in force although it was not complete: kept with the version, and frozen with it.

ALTER TABLE "plan" ADD COLUMN "adopted_despite" TEXT;

DROP TRIGGER "plan_frozen";
CREATE TRIGGER "plan_frozen" BEFORE UPDATE ON "plan"
WHEN OLD."status" <> 'draft' AND NEW."status" <> 'draft' AND (
		OLD."pupil" IS NOT NEW."pupil"
		OR OLD."trajectory" IS NOT NEW."trajectory"
		OR OLD."version" IS NOT NEW."version"
		OR OLD."origin" IS NOT NEW."origin"
		OR OLD."starts" IS NOT NEW."starts"
		OR OLD."destination" IS NOT NEW."destination"
		OR OLD."destination_note" IS NOT NEW."destination_note"
		OR OLD."rationale" IS NOT NEW."rationale"
		OR OLD."helping" IS NOT NEW."helping"
		OR OLD."hindering" IS NOT NEW."hindering"
		OR OLD."need" IS NOT NEW."need"
		OR OLD."guidance" IS NOT NEW."guidance"
		OR OLD."deviations" IS NOT NEW."deviations"
		OR OLD."third_parties" IS NOT NEW."third_parties"
		OR OLD."works" IS NOT NEW."works"
		OR OLD."avoid" IS NOT NEW."avoid"
		OR OLD."ambition" IS NOT NEW."ambition"
		OR OLD."consultation" IS NOT NEW."consultation"
		OR OLD."parents_view" IS NOT NEW."parents_view"
		OR OLD."parents_view_note" IS NOT NEW."parents_view_note"
		OR OLD."heard" IS NOT NEW."heard"
		OR OLD."heard_date" IS NOT NEW."heard_date"
		OR OLD."heard_how" IS NOT NEW."heard_how"
		OR OLD."heard_text" IS NOT NEW."heard_text"
		OR OLD."not_heard_reason" IS NOT NEW."not_heard_reason"
		OR OLD."cvb_advice" IS NOT NEW."cvb_advice"
		OR OLD."cvb_date" IS NOT NEW."cvb_date"
		OR OLD."adopted" IS NOT NEW."adopted"
		OR OLD."adopted_by" IS NOT NEW."adopted_by"
		OR OLD."adopted_despite" IS NOT NEW."adopted_despite")
BEGIN
	SELECT RAISE(ABORT, 'zb:plan_frozen');
END;
