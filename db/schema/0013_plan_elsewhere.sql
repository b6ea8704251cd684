-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose plan lies at another school is not without one: a file that is not of any day has everything
-- derived anew when it is opened.
UPDATE "file" SET "refreshed" = '0000-00-00';
