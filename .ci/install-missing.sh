#!/bin/sh
# Installs what is missing on this system, or prints one line that says how to.
#
#   sh install-missing.sh hdf5 octave h5py matplotlib
#
# Every build runs it (Directory.Build.targets), so it only looks at files as long as nothing is missing.
# It installs on Debian and Ubuntu as root; FASTIZHI_INSTALL=never forbids even that. It never fails a build.

# Prints a line in the form of a compiler's warning, the only kind that `dotnet run` shows.
say() {
    echo "FastIzhi : warning FIZ0001: $*"
}

any_file() {
    for file; do
        [ -e "$file" ] && return 0
    done
    return 1
}

# The places are those where the binding looks (NativeHdf5.cs).
has_hdf5() {
    [ -n "$FASTIZHI_HDF5" ] && return 0
    for folder in "/usr/lib/$(uname -m)-linux-gnu" /usr/lib64 /usr/lib /usr/local/lib; do
        any_file "$folder"/libhdf5_serial.so.* "$folder"/libhdf5.so.* && return 0
    done
    any_file /opt/homebrew/lib/libhdf5.dylib /usr/local/opt/hdf5/lib/libhdf5.dylib /usr/local/lib/libhdf5.dylib ||
        /sbin/ldconfig -p 2>/dev/null | grep -q 'libhdf5\(_serial\)\{0,1\}\.so\.'
}

# A module of the system's Python, whatever other Python comes first on the path.
has_module() {
    any_file "/usr/lib/python3/dist-packages/$1/__init__.py" || /usr/bin/python3 -c "import $1" 2>/dev/null
}

# Sets `missing` to those of the arguments that are not there.
find_missing() {
    missing=
    for need; do
        case $need in
            hdf5) has_hdf5 ;;
            octave) any_file /usr/bin/octave-cli ;;
            *) has_module "$need" ;;
        esac || missing="$missing $need"
    done
}

# Sets `packages` to what holds the missing; the first argument is the library's package.
find_packages() {
    packages=
    for need in $missing; do
        case $need in
            hdf5) packages="$packages $1" ;;
            octave) packages="$packages octave" ;;
            *) packages="$packages python3-$need" ;;
        esac
    done
}

# The package lists are fetched only if it does not go without.
apt_install() {
    set -- apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 $packages
    export DEBIAN_FRONTEND=noninteractive
    "$@" || { apt-get update && "$@"; }
}

find_missing "$@"
[ -n "$missing" ] || exit 0

sudo='sudo '
[ "$(id -u)" = 0 ] && sudo=

if ! command -v apt-get >/dev/null; then
    find_packages hdf5
    advice='your package manager'
    command -v brew >/dev/null && advice="brew install$packages"
    command -v dnf >/dev/null && advice="${sudo}dnf install -y$packages"
    say "missing on this system:$missing; install with: $advice"
    exit 0
fi

# Projects are built side by side: the second waits until the first has installed, then looks again.
if [ -z "$sudo" ]; then
    exec 9</var/lib/apt
    flock 9
    find_missing "$@"
    [ -n "$missing" ] || exit 0
fi

find_packages hdf5-tools
advice="${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends$packages"
if [ -n "$sudo" ] || [ "$FASTIZHI_INSTALL" = never ]; then
    say "missing on this system:$missing; install with: $advice"
else
    say "missing on this system:$missing; installing:$packages"
    output=$(apt_install 2>&1 9<&-) ||
        say "not installed ($(printf '%s\n' "$output" | grep -m 1 '^E:')); install with: $advice"
fi
