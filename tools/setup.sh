#!/bin/bash
# Installs what this checkout needs on Debian 12 or newer, and nothing twice.
#
#   tools/setup.sh build      compiler, Qt, the libraries and the organisations' sign-in service:
#                             enough for ./run with a display
#   tools/setup.sh desktop    build, and a whole private X11 desktop: for ./test, or ./run without one
#   tools/setup.sh clang      prints the path of the compiler that builds fastest, if it is here
#
# Asks dpkg what is missing first; only then apt-get is called, as root or through sudo, and what
# it will install is printed. WAXWING_NO_INSTALL=1 makes it stop with that list instead.
set -eu

cd "$(dirname "$0")/.."

build_packages=(
    build-essential cmake ninja-build pkg-config ccache mold git ca-certificates
    qt6-base-dev qt6-base-dev-tools qt6-websockets-dev qt6-svg-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqt6svg6 qt6-qpa-plugins
    qtkeychain-qt6-dev libsecret-1-0 qcoro-qt6-dev
    libcurl4-openssl-dev libssl-dev libargon2-dev libnghttp2-dev zlib1g-dev
    nlohmann-json3-dev libexpected-dev libgumbo-dev libhunspell-dev
    fonts-dejavu-core
)
desktop_packages=(
    xvfb xauth x11-utils dbus openbox tint2 dunst at-spi2-core gnome-keyring libsecret-tools libkf5wallet-bin gdb
    xfce4-notifyd notification-daemon sway mako-notifier waybar wayvnc grim wtype qt6-wayland
    libglib2.0-bin xdotool imagemagick curl hunspell-en-us
    python3 python3-gi gir1.2-atspi-2.0
    chromium libnss3-tools xdg-utils desktop-file-utils
    fonts-wqy-microhei fonts-freefont-ttf fonts-noto-color-emoji
)

# Debian 12's standard clang is too old for C++20 coroutines.
clang_packages=(clang-16 libclang-rt-16-dev)
if ! grep -qs 'VERSION_ID="12"' /etc/os-release; then
    clang_packages=(clang libclang-rt-dev)
fi

say() { echo "setup: $*"; }
die() { echo "setup: $*" >&2; exit 1; }

# Prints those of its arguments that are not installed.
missing_of() {
    local installed
    installed=" $(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
        awk '$2 == "installed" {print $1}' | tr '\n' ' ') "
    local package
    for package in "$@"; do
        [[ $installed == *" $package "* ]] || echo "$package"
    done
}

lock_files() {
    find . \( -name build -o -name node_modules -o -name .git \) -prune \
        -o -name package-lock.json -print
}

# Node runs the OpenID Provider of ./run and tests that speak to us with other people's programs;
# any node from 18 on will do.
node_packages() {
    [ -n "$(lock_files)" ] || return 0
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        echo nodejs npm
    elif [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 18 ]; then
        die "node $(node --version) is on PATH, but 18 or newer is needed"
    fi
}

install_packages() {
    local -a missing as_root=()
    # shellcheck disable=SC2207 # package names hold no blanks
    missing=($(missing_of "$@"))
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    if [ -n "${WAXWING_NO_INSTALL:-}" ]; then
        die "these packages are missing: ${missing[*]}"
    fi
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "run as root, or install sudo; missing: ${missing[*]}"
        as_root=(sudo)
    fi
    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    mkdir -p build/log
    local log=build/log/setup.log
    local -a options=(-q -o DPkg::Lock::Timeout=300)
    if ! { "${as_root[@]}" apt-get "${options[@]}" update &&
           "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" install -y \
               --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        die "apt-get failed, the whole story is in $log"
    fi
    say "installed"
}

# npm packages of every folder with a lock file, when the lock has changed since the last time.
install_node_modules() {
    local lock folder stamp
    lock_files | while read -r lock; do
        folder=$(dirname "$lock")
        stamp=$folder/node_modules/.installed-for
        if [ -e "$stamp" ] && cmp -s "$lock" "$stamp"; then
            continue
        fi
        say "installing the npm packages of $folder"
        (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error) || exit 1
        cp "$lock" "$stamp"
    done
}

command -v dpkg-query >/dev/null || die "this script knows Debian and its relatives only"
case ${1:-build} in
    build)
        # shellcheck disable=SC2046
        install_packages "${build_packages[@]}" "${clang_packages[@]}" $(node_packages)
        install_node_modules || say "single sign-on will not work: npm packages are missing"
        ;;
    desktop)
        # shellcheck disable=SC2046
        install_packages "${build_packages[@]}" "${desktop_packages[@]}" "${clang_packages[@]}" $(node_packages)
        install_node_modules
        ;;
    clang) command -v "${clang_packages[0]/clang/clang++}" || true ;;
    *) die "unknown set '$1' (build, desktop or clang)" ;;
esac
