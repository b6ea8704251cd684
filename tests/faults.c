/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/faults.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/prctl.h>

struct file {
	sqlite3_file own;
	sqlite3_file *real; /* behind it, in the same allocation */
};

static sqlite3_vfs vfs, *real_vfs;
static enum fault armed;
static int left, failed;

void faults_arm(enum fault fault, int after)
{
	armed = fault;
	left = after;
	failed = 0;
}

int faults_count(void)
{
	return failed;
}

/* SQLITE_OK as long as FAULT is not due. */
static int due(enum fault fault, int code)
{
	if (armed != fault || --left > 0)
		return SQLITE_OK;
	failed++;
	return code;
}

static sqlite3_file *real(sqlite3_file *f)
{
	return ((struct file *)f)->real;
}

static int f_close(sqlite3_file *f)
{
	return real(f)->pMethods->xClose(real(f));
}

static int f_read(sqlite3_file *f, void *to, int count, sqlite3_int64 at)
{
	return real(f)->pMethods->xRead(real(f), to, count, at);
}

static int f_write(sqlite3_file *f, const void *from, int count, sqlite3_int64 at)
{
	int code = due(FAULT_WRITE_IO, SQLITE_IOERR_WRITE);

	if (!code)
		code = due(FAULT_FULL, SQLITE_FULL);
	/* A write that fails may have happened in part. */
	if (code)
		real(f)->pMethods->xWrite(real(f), from, count / 2, at);
	return code ? code : real(f)->pMethods->xWrite(real(f), from, count, at);
}

static int f_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	return real(f)->pMethods->xTruncate(real(f), size);
}

static int f_sync(sqlite3_file *f, int flags)
{
	int code = due(FAULT_SYNC, SQLITE_IOERR_FSYNC);

	return code ? code : real(f)->pMethods->xSync(real(f), flags);
}

static int f_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return real(f)->pMethods->xFileSize(real(f), size);
}

static int f_lock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xLock(real(f), level);
}

static int f_unlock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xUnlock(real(f), level);
}

static int f_reserved(sqlite3_file *f, int *out)
{
	return real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int f_control(sqlite3_file *f, int op, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int f_sector(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int f_device(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int f_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}

static int f_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}

static void f_shm_barrier(sqlite3_file *f)
{
	real(f)->pMethods->xShmBarrier(real(f));
}

static int f_shm_unmap(sqlite3_file *f, int drop)
{
	return real(f)->pMethods->xShmUnmap(real(f), drop);
}

static const sqlite3_io_methods methods = {
	2,	    f_close,   f_read,	  f_write,   f_truncate, f_sync,	f_size,
	f_lock,	    f_unlock,  f_reserved, f_control, f_sector,	  f_device,	f_shm_map,
	f_shm_lock, f_shm_barrier, f_shm_unmap, NULL, NULL,
};

static int v_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct file *file = (struct file *)f;

	(void)v;
	file->real = (sqlite3_file *)(file + 1);
	int code = real_vfs->xOpen(real_vfs, name, file->real, flags, out);

	file->own.pMethods = file->real->pMethods ? &methods : NULL;
	return code;
}

void faults_install(void)
{
	if (real_vfs)
		return;
	sqlite3_initialize();
	real_vfs = sqlite3_vfs_find(NULL);
	vfs = *real_vfs;
	vfs.zName = "faults";
	vfs.pNext = NULL;
	vfs.szOsFile = (int)sizeof(struct file) + real_vfs->szOsFile;
	vfs.xOpen = v_open;
	if (sqlite3_vfs_register(&vfs, 1))
		abort();
}

void faults_die_at(unsigned call)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0), /* the number of the call */
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof filter / sizeof filter[0], filter };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
		abort();
}
