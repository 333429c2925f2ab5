#!/bin/sh
# Sets up what the kiosk needs and is not there yet. Called by make:
#   tools/setup.sh system   the system libraries that Qt needs, and a Chinese font
#   tools/setup.sh python   .venv with the packages of requirements.lock, and this project
#   tools/setup.sh tests    what only the tests need: a screen without glass, a pointer for it, strace, valgrind
#   tools/setup.sh bench    what the kiosk is measured beside: Chromium, Impress, npm; no part of the kiosk
#   tools/setup.sh scenes   .venv-scenes with Blender, which renders the pictures; no part of the kiosk
# The first four leave a stamp in .venv/ready, so that make asks only once.
set -eu
cd "$(dirname "$0")/.."
ready=.venv/ready

# What Qt 6.11 loads, by the linker's name and Debian's: from the NEEDED entries of its core libraries and of its
# xcb, wayland, offscreen and eglfs plugins.
libraries='libEGL.so.1              libegl1
libGL.so.1               libgl1
libX11.so.6              libx11-6
libX11-xcb.so.1          libx11-xcb1
libbrotlidec.so.1        libbrotli1
libdbus-1.so.3           libdbus-1-3
libdrm.so.2              libdrm2
libfontconfig.so.1       libfontconfig1
libfreetype.so.6         libfreetype6
libgbm.so.1              libgbm1
libglib-2.0.so.0         libglib2.0-0
libgssapi_krb5.so.2      libgssapi-krb5-2
libwayland-client.so.0   libwayland-client0
libwayland-cursor.so.0   libwayland-cursor0
libwayland-egl.so.1      libwayland-egl1
libxcb.so.1              libxcb1
libxcb-cursor.so.0       libxcb-cursor0
libxcb-glx.so.0          libxcb-glx0
libxcb-icccm.so.4        libxcb-icccm4
libxcb-image.so.0        libxcb-image0
libxcb-keysyms.so.1      libxcb-keysyms1
libxcb-randr.so.0        libxcb-randr0
libxcb-render.so.0       libxcb-render0
libxcb-render-util.so.0  libxcb-render-util0
libxcb-shape.so.0        libxcb-shape0
libxcb-shm.so.0          libxcb-shm0
libxcb-sync.so.1         libxcb-sync1
libxcb-util.so.1         libxcb-util1
libxcb-xfixes.so.0       libxcb-xfixes0
libxcb-xkb.so.1          libxcb-xkb1
libxkbcommon.so.0        libxkbcommon0
libxkbcommon-x11.so.0    libxkbcommon-x11-0
libz.so.1                zlib1g
libzstd.so.1             libzstd1
'

say() {
    printf '%s\n' "$@" >&2
}

# The Python to use: the first of these that is 3.11 or later and can make a virtual environment.
python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Debian's names of the libraries that the linker does not find.
missing_libraries() {
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
    printf '%s' "$libraries" | while read -r library package; do
        case $known in
        *"$library"*) ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

# Whether a font with hanzi, serif and sans, is installed.
has_hanzi() {
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.local/share/fonts" "${HOME:-/root}/.fonts"; do
        if [ -d "$folder" ] && find -L "$folder" -type f \( -iname '*CJK*' -o -iname 'SourceHan*' \) 2>/dev/null |
            grep -q .; then
            return 0
        fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env "$@"
    elif ! command -v sudo >/dev/null 2>&1; then
        return 1
    elif [ -t 0 ]; then
        sudo env "$@"
    else
        sudo -n env "$@"
    fi
}

apt() {
    as_root DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null
}

# install WHY-IN-CHINESE WHY-IN-ENGLISH PACKAGE...: 0 when they are installed.
install() {
    why_zh=$1 why_en=$2
    shift 2
    if ! command -v apt-get >/dev/null 2>&1; then
        say "这不是 Debian 一类的系统，请自行安装${why_zh}：$*" \
            "This is no Debian system: please install $why_en yourself: $*"
        return 1
    fi
    say "正在安装${why_zh}：$*" "Installing $why_en: $*"
    if ! find /var/lib/apt/lists -name '*_Packages*' 2>/dev/null | grep -q .; then
        apt update >&2 || true
    elif apt install -y --no-install-recommends "$@" >&2; then
        return 0
    else
        apt update >&2 || true
    fi
    if apt install -y --no-install-recommends "$@" >&2; then
        return 0
    fi
    say "没有装上${why_zh}。请用管理员身份运行：apt-get update && apt-get install $*" \
        "Could not install $why_en. As administrator, run: apt-get update && apt-get install $*"
    return 1
}

system() {
    complete=yes
    if ! python >/dev/null; then
        install ' Python 3.11 和它的虚拟环境' 'Python 3.11 and its virtual environments' python3 python3-venv || exit 1
    fi
    if ! python >/dev/null; then
        say '需要 Python 3.11 或更新的版本，并带有 venv，这台机器上没有找到。' \
            'Python 3.11 or later, with venv, is needed and was not found on this machine.'
        exit 1
    fi
    if [ "$(uname)" != Linux ]; then
        stamp system # Windows and macOS bring libraries and fonts with them
        return
    fi
    missing=$(missing_libraries)
    if [ -n "$missing" ]; then
        # shellcheck disable=SC2086 # one word for each package
        install ' Qt 画屏幕需要的系统库' 'system libraries that Qt draws the screen with' $missing || complete=no
    fi
    if ! has_hanzi; then
        install '中文字体' 'a Chinese font' fonts-noto-cjk || complete=no
    fi
    [ "$complete" = no ] || stamp system
}

# Compile ahead what each start would else compile anew: our own modules where they may not be written later, and those
# that shiboken carries inside itself, which this variable of its own has it lay beside (ADR 17).
ready() {
    SBK_EMBED=0 .venv/bin/python -c 'import shiboken6' >&2
    .venv/bin/python -m compileall -qq kiosk .venv/lib/python3*/site-packages/shiboken6 >&2 || :
}

python_() {
    base=$(python)
    if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
        say '正在建立 .venv，并按 requirements.lock 下载程序包（只有这一次）。' \
            'Making .venv and fetching the packages of requirements.lock (once).'
        "$base" -m venv --clear .venv
        if [ "$had_system" = yes ]; then stamp system; fi
    fi
    .venv/bin/python -m pip install --disable-pip-version-check --require-hashes -r requirements.lock >&2
    .venv/bin/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e . >&2
    ready
    stamp python
}

tests() {
    packages=
    command -v Xvfb >/dev/null 2>&1 || packages="$packages xvfb"
    command -v xdotool >/dev/null 2>&1 || packages="$packages xdotool"
    command -v xrandr >/dev/null 2>&1 || packages="$packages x11-xserver-utils"
    command -v xwininfo >/dev/null 2>&1 || packages="$packages x11-utils"
    command -v strace >/dev/null 2>&1 || packages="$packages strace"
    command -v valgrind >/dev/null 2>&1 || packages="$packages valgrind"
    if [ -n "$packages" ]; then
        # shellcheck disable=SC2086 # one word for each package
        if ! install '测试用的虚拟屏幕、指针、在写盘时中断程序的工具，和数指令的 valgrind' 'a virtual screen and pointer, what cuts a program off as it writes, and what counts instructions, for the tests' $packages; then
            say '没有它们也能测试，只是跳过用到它们的那几项。' 'Tests run without them, leaving out those that need them.'
            return
        fi
    fi
    stamp tests
}

bench() {
    packages=
    command -v chromium >/dev/null 2>&1 || packages="$packages chromium"
    command -v soffice >/dev/null 2>&1 || packages="$packages libreoffice-impress libreoffice-gtk3"
    command -v npm >/dev/null 2>&1 || packages="$packages npm"
    if [ -n "$packages" ]; then
        # shellcheck disable=SC2086 # one word for each package
        if ! install '用来比较速度的程序' 'the programs to measure beside' $packages; then
            say '没有的程序不参加比较。' 'What is not there is left out of the comparison.'
            return
        fi
    fi
    stamp bench
}

# What Blender's module loads that is not in its package, besides some of the above.
blender_libraries='libX11.so.6          libx11-6
libXfixes.so.3           libxfixes3
libXi.so.6               libxi6
libXrender.so.1          libxrender1
libSM.so.6               libsm6
libxkbcommon.so.0        libxkbcommon0
libGL.so.1               libgl1
libEGL.so.1              libegl1
'

scenes() {
    libraries=$blender_libraries
    missing=$(missing_libraries)
    if [ -n "$missing" ]; then
        # shellcheck disable=SC2086 # one word for each package
        install ' Blender 需要的系统库' 'system libraries that Blender needs' $missing || exit 1
    fi
    base=
    for name in python3.11 python3; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
            base=$name
            break
        fi
    done
    if [ -z "$base" ]; then
        say 'Blender 的程序包只配 Python 3.11，这台机器上没有。' \
            "Blender's package is for Python 3.11 alone, which this machine does not have."
        exit 1
    fi
    say '正在建立 .venv-scenes，下载 Blender（约 370 MB，只有这一次）。' \
        'Making .venv-scenes and fetching Blender (about 370 MB, once).'
    "$base" -m venv --clear .venv-scenes
    .venv-scenes/bin/python -m pip install --disable-pip-version-check -r tools/scenes/requirements.txt >&2
    : >.venv-scenes/ready
}

stamp() {
    mkdir -p "$ready"
    : >"$ready/$1"
}

had_system=no
[ ! -e "$ready/system" ] || had_system=yes
case ${1-} in
system) system ;;
python) python_ ;;
tests) tests ;;
bench) bench ;;
scenes) scenes ;;
*)
    say 'usage: tools/setup.sh system|python|tests|bench|scenes'
    exit 2
    ;;
esac
