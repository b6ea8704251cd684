#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bare.sh DIR - the proof that two commands do everything: makes a bare Debian 12 in DIR (new or
# empty), puts a fresh clone of HEAD in it, and runs `sh scripts/run' and `sh scripts/test' there as
# root. The whole story goes to the screen and to DIR.log. Needs root, debootstrap, git and a network.
# MIRROR is the Debian archive to use; without it, the one that this machine uses.
set -eu

usage()
{
	echo "usage: [MIRROR=URL] $0 DIR" >&2
	exit 2
}
[ $# -eq 1 ] || usage
[ "$(id -u)" -eq 0 ] || { echo "$0: only root can make a chroot" >&2; exit 1; }

# The first address of a Debian archive in the lists of apt, in either of their two formats.
machine_mirror()
{
	cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list \
		/etc/apt/sources.list.d/*.sources 2>/dev/null |
		awk '$1 == "deb" || $1 == "URIs:" {
			for (i = 2; i <= NF; i++)
				if ($i ~ /^https?:.*\/debian\/?$/) { print $i; exit }
		}'
}

source=$(cd "$(dirname "$0")/.." && pwd)
mirror=${MIRROR:-$(machine_mirror)}
[ -n "$mirror" ] || { echo "$0: no Debian archive found; give it as MIRROR" >&2; exit 1; }
mkdir -p "$1"
root=$(cd "$1" && pwd)
if [ -n "$(ls -A "$root")" ]; then
	echo "$0: $root is not empty" >&2
	exit 1
fi

# Every line must hold for the next (set -e says nothing in a function whose status is asked for).
prove()
{
	debootstrap --variant=minbase bookworm "$root" "$mirror" &&
		git clone -q "$source" "$root/root/zorgbord" &&
		{ [ ! -e /etc/resolv.conf ] || cp -L /etc/resolv.conf "$root/etc/resolv.conf"; } &&
		echo "== packages before: $(chroot "$root" dpkg-query -f '.\n' -W | wc -l)" &&
		inside run && inside run && inside test
}

# inside COMMAND: scripts/COMMAND in the bare system. What is mounted for it (a namespace of its own)
# is gone when it ends.
inside()
{
	echo "== sh scripts/$1"
	unshare --mount sh -eu -c '
		mount -t proc proc "$1/proc"
		mount --rbind /dev "$1/dev"
		exec chroot "$1" /usr/bin/env -i HOME=/root TERM=xterm-256color \
			PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
			sh -c "cd /root/zorgbord && sh scripts/$2"' inside "$root" "$1" </dev/null
}

# A pipe hides the exit status of what stands before it, so that goes by a file.
{ prove 2>&1 || echo failed >"$root.failed"; } | tee "$root.log"
if [ -e "$root.failed" ]; then
	rm -f "$root.failed"
	exit 1
fi
