#!/bin/sh
# Makes the pictures of README.md and docs from the bundled experiments:
#
#   sh docs/pictures/make.sh
#
# Those of the examples in Python and Octave need, in Debian, python3-h5py python3-matplotlib python3-pandas octave gnuplot-nox
# fonts-freefont-otf.
set -e
cd "$(dirname "$0")"
pictures=$PWD
root=$PWD/../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release -v quiet --nologo "$root/src/FastIzhi.Cli"
cd "$work"

fastizhi() {
    "$root/src/FastIzhi.Cli/bin/Release/net10.0/fastizhi" "$@"
}

for experiment in net120-ring cells-2007 rs-dc cortex-10k; do
    fastizhi run "$root/data/experiments/$experiment.json"
done
fastizhi plot net120-ring.h5 summary -o "$pictures/summary.png" --overwrite
fastizhi plot net120-ring.h5 raster -o "$pictures/raster.png" --overwrite
fastizhi plot cortex-10k.h5 raster --to 500 -o "$pictures/raster-dense.png" --overwrite
fastizhi plot cells-2007.h5 voltage -o "$pictures/voltage.png" --overwrite
fastizhi plot rs-dc.h5 phase -o "$pictures/phase.png" --overwrite
fastizhi plot net120-ring.h5 rate --gaussian 5 -o "$pictures/rate.png" --overwrite
fastizhi plot net120-ring.h5 conductance --neurons E:0,50 -o "$pictures/conductance.png" --overwrite
fastizhi fi --cell RS --scheme reference -o "$pictures/fi.png" --overwrite >/dev/null

# The block of a page in a language.
example() {
    awk -v fence="\`\`\`$2" '$0 == fence { shown = 1; next } /^```/ { shown = 0 } shown' "$root/docs/$1"
}

ln -s "$root/src" "$root/data" .
export PYTHONPATH=src/python PYTHONDONTWRITEBYTECODE=1 MPLBACKEND=Agg
example python.md python | /usr/bin/python3 -
mv net120-ring.png "$pictures/python.png"
example sweeps.md sh | head -n 1 > sweep.sh
PATH="$root/src/FastIzhi.Cli/bin/Release/net10.0:$PATH" sh sweep.sh
example sweeps.md python | /usr/bin/python3 -
mv bump-1280-sweep.png "$pictures/sweep.png"
{
    echo "graphics_toolkit('gnuplot'); figure('visible', 'off');"
    example matlab.md octave
    echo "print('-dpng', '-r100', '$pictures/octave.png');"
} > octave.m
octave-cli --no-gui --norc --quiet octave.m 2>octave.txt || { cat octave.txt; exit 1; }
