/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails when asked: a VFS of SQLite over the ordinary one, the default once made. */
#ifndef ZB_TESTS_FAULTS_H
#define ZB_TESTS_FAULTS_H

enum fault {
	FAULT_NONE,
	FAULT_WRITE_IO, /* writing fails */
	FAULT_FULL,     /* the disk is full */
	FAULT_SYNC,     /* fsync fails */
};

/* Makes it the VFS of every database opened from here on. */
void faults_install(void);

/* From the call numbered AFTER (1: the first) of that kind on, each fails until faults_arm is
 * called again. */
void faults_arm(enum fault, int after);

/* From here on the first system call CALL of this process is its end, as by kill -9. */
void faults_die_at(unsigned call);

/* How often it failed since it was armed. */
int faults_count(void);

#endif
