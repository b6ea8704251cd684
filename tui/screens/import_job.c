/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/exchange/edexml.h"
#include "core/exchange/csv_las.h"
#include "core/exchange/csv_measurement.h"
#include "core/exchange/csv_plan.h"
#include "core/records/school.h"
#include "db/measuring.h"
#include "db/takeover.h"
#include "tui/app.h"
#include "tui/path.h"
#include "tui/progress.h"
#include "tui/screens/import.h"

#define KIBIBYTE 1024

/* --- a file that tells how far it was read, and ends when Esc was pressed --- */

struct reading {
	FILE *file;
	struct progress *progress;
	int64_t done, total;
};

static ssize_t reading_read(void *cookie, char *bytes, size_t size)
{
	struct reading *reading = cookie;
	size_t got;

	if (!progress_report(reading->progress, _("kB gelezen"), reading->done / KIBIBYTE,
			     reading->total / KIBIBYTE)) {
		errno = EINTR;
		return -1;
	}
	got = fread(bytes, 1, size, reading->file);
	if (!got && ferror(reading->file))
		return -1;
	reading->done += (int64_t)got;
	return (ssize_t)got;
}

static int reading_seek(void *cookie, off_t *offset, int whence)
{
	struct reading *reading = cookie;

	if (fseeko(reading->file, *offset, whence))
		return -1;
	*offset = ftello(reading->file);
	reading->done = *offset;
	return 0;
}

static int reading_close(void *cookie)
{
	struct reading *reading = cookie;

	fclose(reading->file);
	free(reading);
	return 0;
}

static enum zb_code reading_open(const char *path, struct progress *progress, FILE **out,
				 struct zb_err *err)
{
	static const cookie_io_functions_t functions = {
		.read = reading_read, .seek = reading_seek, .close = reading_close,
	};
	struct reading *reading;
	struct stat st = { 0 };
	FILE *file;
	enum zb_code code = path_read(path, &file, err);

	if (code)
		return code;
	fstat(fileno(file), &st);
	reading = mem_new(1, sizeof(*reading));
	*reading = (struct reading){ .file = file, .progress = progress, .total = st.st_size };
	*out = fopencookie(reading, "r", functions);
	return ZB_OK;
}

/* --- reading and comparing --- */

static enum zb_code read_pupils(struct app *app, struct import_job *job, FILE *file,
				struct progress *progress, struct zb_err *err)
{
	static const struct import_options options = { 0 };
	bool secondary = school_is_secondary((enum school_type)db_settings(app->db)->type);
	enum zb_code code = job->kind == EXCHANGE_EDEXML ?
				    edexml_read(file, &job->in, &job->bad, err) :
				    csv_las_read(file, secondary, &job->in, &job->bad, err);

	return code ? code :
		      importing_compare(app->db, job->in, &options, &job->bad,
					&(struct db_progress){ progress_of_db, progress },
					&job->plan, err);
}

static enum zb_code read_plans(struct app *app, struct import_job *job, FILE *file,
			       struct zb_err *err)
{
	struct running_list *list = &job->running;
	enum zb_code code = csv_plan_read(file, app->today, list, &job->bad, err);

	if (!code)
		code = takeover_find(app->db, list, &job->bad, err);
	return code ? code : takeover_part(app->db, list, &job->taken, err);
}

static enum zb_code read_measurements(struct app *app, struct import_job *job, FILE *file,
				      struct progress *progress, struct zb_err *err)
{
	enum zb_code code = csv_measurement_read(file, app->today, &job->measured, &job->bad, err);

	return code ? code :
		      measuring_compare(app->db, &job->measured, &job->bad,
					&(struct db_progress){ progress_of_db, progress }, err);
}

static enum zb_code read_any(struct app *app, struct import_job *job, FILE *file,
			     struct progress *progress, struct zb_err *err)
{
	switch (job->kind) {
	case EXCHANGE_PLANS:
		return read_plans(app, job, file, err);
	case EXCHANGE_MEASUREMENTS:
		return read_measurements(app, job, file, progress, err);
	default:
		return read_pupils(app, job, file, progress, err);
	}
}

static void empty(struct import_job *job)
{
	import_plan_free(job->plan);
	incoming_free(job->in);
	running_free(&job->running);
	measured_free(&job->measured);
	free(job->lines);
	*job = (struct import_job){ .path = job->path, .bad = job->bad };
}

enum zb_code import_job_read(struct app *app, struct import_job *job, struct progress *progress,
			     struct zb_err *err)
{
	FILE *file = NULL;
	enum zb_code code;

	empty(job);
	bad_lines_clear(&job->bad);
	job->db = app->db;
	code = reading_open(job->path, progress, &file, err);
	if (code)
		return code;
	job->kind = exchange_detect(file);
	code = read_any(app, job, file, progress, err);
	fclose(file);
	if (code && progress->cancelled)
		code = zb_fail(err, ZB_CANCELLED, _("gestopt"));
	else if (code && job->bad.more)
		code = bad_lines_fail(&job->bad, err);
	if (code)
		empty(job);
	else
		import_lines_make(job);
	return code;
}

/* --- writing --- */

enum zb_code import_job_apply(struct app *app, struct import_job *job, struct progress *progress,
			      struct zb_err *err)
{
	const struct db_progress told = { progress_of_db, progress };

	if (job->kind == EXCHANGE_PLANS)
		return takeover_apply(app->db, job->running.plans, job->taken, &told, err);
	if (job->kind == EXCHANGE_MEASUREMENTS)
		return measuring_apply(app->db, &job->measured, &told, err);
	return importing_apply(app->db, job->plan, &told, err);
}

bool import_job_changes(const struct import_job *job)
{
	if (job->kind == EXCHANGE_PLANS)
		return job->taken > 0;
	if (job->kind == EXCHANGE_MEASUREMENTS)
		return job->measured.statuses[MEASURED_NEW] ||
		       job->measured.statuses[MEASURED_CHANGED];
	return job->plan && import_plan_changes(job->plan);
}

void import_job_free(struct import_job *job)
{
	empty(job);
	bad_lines_clear(&job->bad);
	free(job->path);
	*job = (struct import_job){ 0 };
}
