#!/bin/sh
# Makes the pictures of README.md, docs/plots.md and docs/statistics.md, most of them from the bundled experiments:
#
#   sh docs/pictures/make.sh
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
