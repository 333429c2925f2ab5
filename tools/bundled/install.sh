#!/bin/sh
# Installs the kiosk from this folder on a Debian 12, as administrator; fetches nothing but missing Debian packages.
# Every word after it goes to `kiosk install`: ./install.sh --dry-run, ./install.sh --content /media/usb/show
set -eu
cd "$(dirname "$0")"

missing=
while read -r package; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
        missing="$missing $package"
done <packages.txt
if [ -n "$missing" ] && ! python3.11 -c 'import venv, ensurepip' 2>/dev/null; then
    printf '%s\n' "先安装这些软件包，再运行一次：" "First install these packages, then run this again:" \
        "  apt-get install --no-install-recommends$missing" >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3.11 -m venv "$work/venv"
export PIP_NO_INDEX=1 PIP_FIND_LINKS="$PWD/wheels" PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
"$work/venv/bin/python" -m pip install --quiet --require-hashes -r requirements.lock
"$work/venv/bin/python" -m pip install --quiet --no-deps wheels/haishu_kiosk-*.whl
"$work/venv/bin/python" -m kiosk install "$@"
