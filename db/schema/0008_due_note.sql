-- SPDX-License-Identifier: GPL-3.0-or-later
-- What more is to be said of what is due, as a code that is read in any language.

-- Derived: a code of core/rules/deadline, null when there is nothing more to say.
ALTER TABLE "due" ADD COLUMN "note" TEXT;
