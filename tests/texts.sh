#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every text of the sources has its English (po/en.po). TAP on standard output.
# Run by `make check' in the build directory, after po/zorgbord.pot was made afresh.
set -u
template=po/zorgbord.pot
english=$ZORGBORD_SOURCE/po/en.po
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
count=0

# verdict NAME COMMAND...: the test NAME passes when COMMAND succeeds; else it shows what it said.
verdict()
{
	count=$((count + 1))
	name=$1
	shift
	if "$@" >"$work/said" 2>&1; then
		echo "ok $count - $name"
	else
		echo "not ok $count - $name"
		sed 's/^/# /' "$work/said"
	fi
}

# none_of SELECTION CATALOGUE: SELECTION of msgattrib has no message in CATALOGUE; shows the first ones.
none_of()
{
	msgattrib --no-wrap "$1" "$2" >"$work/selected" || return 1
	sed -n 's/^\(#~ \)*msgid //p' "$work/selected" | grep -v '^""$' >"$work/texts"
	head -n 20 "$work/texts"
	[ ! -s "$work/selected" ]
}

msgmerge -q --no-fuzzy-matching -o "$work/merged.po" "$english" "$template" || exit 99
echo 1..4
verdict 'the English catalogue is well-formed' msgfmt --check -o /dev/null "$english"
verdict 'every text of the sources has its English' none_of --untranslated "$work/merged.po"
verdict 'no English text is fuzzy' none_of --only-fuzzy "$english"
verdict 'all that the English catalogue translates is said by the sources' \
	none_of --only-obsolete "$work/merged.po"
