"""Result files of the command, read back. FASTIZHI is the command; without it these tests are no tests."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy

import fastizhi

COMMAND = os.environ["FASTIZHI"]

EXPERIMENT = {
    "name": "pair",
    "duration": 300,
    "populations": {"E": {"size": 20, "type": "RS"}, "I": {"size": 5, "type": "FS"}},
    "projections": [{"from": "E", "to": "I", "rule": "fixed_in_degree", "in_degree": 5, "weight": 2}],
    "inputs": [{"population": "E", "current": {"spread": [100, 600]}}],
    "record": {
        "states": [
            {"population": "E", "variables": ["v", "u"], "neurons": [3, 7, 11]},
            {"population": "I", "variables": ["g_ampa"], "every": 5},
        ]
    },
}


class ResultTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_experiment(self, **changes):
        experiment = self.write(**changes)
        subprocess.run([COMMAND, "run", experiment, "-o", self.folder / "r.h5"], check=True, capture_output=True)
        return self.folder / "r.h5"

    def write(self, **changes):
        path = self.folder / "e.json"
        path.write_text(json.dumps({**EXPERIMENT, **changes}))
        return path

    def test_spikes_are_those_of_the_file(self):
        path = self.run_experiment()
        with fastizhi.open(path) as result, h5py.File(path) as file:
            times, neurons = file["spikes/E/timestamps"][:], file["spikes/E/node_ids"][:]
            spikes = result.spikes["E"]
            self.assertGreater(len(spikes), 50)
            self.assertEqual(sorted(result.spikes), ["E", "I"])
            for read, kept in zip(spikes.read(), (times, neurons)):
                numpy.testing.assert_array_equal(read, kept)
            inside = (times >= 100) & (times < 200)
            self.assertTrue(0 < inside.sum() < len(times))
            for read, kept in zip(spikes.read(100, 200), (times[inside], neurons[inside])):
                numpy.testing.assert_array_equal(read, kept)
            by_neuron = spikes.by_neuron()
            self.assertEqual(len(by_neuron), 20)
            for neuron, own in enumerate(by_neuron):
                numpy.testing.assert_array_equal(own, times[neurons == neuron])

    def test_states_index_like_the_array_that_they_are(self):
        path = self.run_experiment()
        with fastizhi.open(path) as result, h5py.File(path) as file:
            v, whole = result.states["E"]["v"], file["states/E/v/data"][:]
            self.assertEqual((v.shape, v.units, v.dtype), ((3001, 3), "mV", numpy.dtype(float)))
            self.assertEqual(v.neurons.tolist(), [3, 7, 11])
            mask = numpy.zeros(3001, bool)
            mask[[5, 50]] = True
            keys = [
                0, -1, slice(None), slice(10, 20), slice(10, 3000, 7), slice(None, None, -3), slice(20, 10), [4, 2, 4, -1], mask, [],
                (slice(None), 1), (5, slice(0, 2)), (slice(3, 9), [0, 2]), ([1, 2], 0), Ellipsis,
            ]
            for key in keys:
                numpy.testing.assert_array_equal(v[key], whole[key if not isinstance(key, list) or key else numpy.array([], int)])
            numpy.testing.assert_array_equal(numpy.asarray(v), whole)
            numpy.testing.assert_array_equal(v.of(7), whole[:, 1])
            times, rows = v.window(10, 11)
            numpy.testing.assert_allclose(times, numpy.arange(100, 110) * 0.1)
            numpy.testing.assert_array_equal(rows, whole[100:110])
            conductance = result.states["I"]["g_ampa"]
            self.assertEqual((len(conductance), conductance.units), (601, "nS"))
            numpy.testing.assert_allclose(conductance.times[:3], [0, 0.5, 1])
            for wrong in (3001, -3002, [3001], numpy.zeros(5, bool)):
                self.assertRaises(IndexError, lambda: v[wrong])
            self.assertRaisesRegex(KeyError, "v of neuron 4 of E was not recorded", v.of, 4)

    def test_the_run_says_what_it_was(self):
        with fastizhi.open(self.run_experiment(seed=7)) as result:
            self.assertEqual((result.name, result.status, result.dt, result.time), ("pair", "complete", 0.1, 300))
            self.assertEqual(result.metadata["seed"], 7)
            self.assertEqual(result.experiment["populations"]["E"]["size"], 20)
            e = result.populations["E"]
            self.assertEqual((e.size, e.kind, e.spike_count), (20, "excitatory", len(result.spikes["E"])))
            self.assertRegex(result.spike_checksum, "^[0-9a-f]{16}$")
            self.assertEqual(repr(result), "<pair: complete, 300 of 300 ms>")

    def test_rows_arrive_while_a_run_goes_on_and_stay_what_they_were(self):
        """Compressed, so that the last rows are in the tail; killed, so that other readers refuse the file until it is recovered."""
        for compression in ({}, {"compression": 1, "mantissa_bits": 12}):
            with self.subTest(compression):
                experiment = self.write(duration=1e7, record={**EXPERIMENT["record"], **compression})
                path = self.folder / f"live{len(compression)}.h5"
                run = subprocess.Popen(
                    [COMMAND, "run", experiment, "-o", path, "--force", "--flush-seconds", "0.1"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                try:
                    seen = self.watch(path, run)
                finally:
                    run.kill()
                    run.communicate()
                with self.assertRaisesRegex(fastizhi.ResultError, "fastizhi recover"):
                    fastizhi.open(path)
                subprocess.run([COMMAND, "recover", path], check=True, capture_output=True)
                with fastizhi.open(path) as result:
                    self.assertEqual(result.status, "recovered")
                    for rows, v, times in seen:
                        numpy.testing.assert_array_equal(result.states["E"]["v"][:rows], v)
                        numpy.testing.assert_array_equal(result.spikes["E"].times[:len(times)], times)

    def watch(self, path, run):
        """The first rows as they are at two looks with more and more of them."""
        result = None
        while result is None:
            self.assertIsNone(run.poll(), "the run has ended")
            try:
                result = fastizhi.open(path, live=True)
            except (FileNotFoundError, fastizhi.ResultError, OSError):
                pass  # Not there yet.
        seen = []
        with result:
            while len(seen) < 2:
                self.assertIsNone(run.poll(), run.poll() and run.stderr.read())
                result.refresh()
                v = result.states["E"]["v"]
                if len(v) > (seen[-1][0] if seen else 0):
                    self.assertEqual(result.status, "running")
                    rows, spikes = len(v), len(result.spikes["E"])
                    first = max(0, rows - 5000)
                    seen.append((rows, v[:rows], result.spikes["E"].times[:spikes]))
                    numpy.testing.assert_array_equal(v[first:rows], seen[-1][1][first:])
        return seen

    def test_other_files_are_refused(self):
        (self.folder / "text.h5").write_text("no HDF5")
        with h5py.File(self.folder / "other.h5", "w") as file:
            file["x"] = 1
        newer = self.run_experiment()
        with h5py.File(newer, "r+") as file:
            file.attrs["format_version"] = numpy.uint32(99)
        for name, error, words in [
            ("none.h5", FileNotFoundError, "there is no file"),
            ("text.h5", fastizhi.ResultError, "is no HDF5 file"),
            ("other.h5", fastizhi.ResultError, "is no result file of FastIzhi"),
            ("r.h5", fastizhi.ResultError, "has format 99; this package reads up to 2: use a newer one"),
        ]:
            with self.assertRaisesRegex(error, words):
                fastizhi.open(self.folder / name)

    def test_pandas_has_every_spike(self):
        with fastizhi.open(self.run_experiment()) as result:
            frame = result.to_pandas()
            self.assertEqual(frame.columns.tolist(), ["population", "neuron", "time"])
            self.assertTrue(frame["time"].is_monotonic_increasing)
            for population, spikes in result.spikes.items():
                own = frame[frame["population"] == population]
                numpy.testing.assert_array_equal(own["time"], spikes.times[:])
                numpy.testing.assert_array_equal(own["neuron"], spikes.neurons[:])

    def test_neo_has_a_train_for_each_neuron_and_a_signal_for_each_variable(self):
        with fastizhi.open(self.run_experiment()) as result:
            segment = result.to_neo().segments[0]
            self.assertEqual(len(segment.spiketrains), 25)
            by_neuron = result.spikes["E"].by_neuron()
            for train in segment.spiketrains[:20]:
                self.assertEqual(train.annotations["population"], "E")
                numpy.testing.assert_array_equal(train.magnitude, by_neuron[train.annotations["neuron"]])
            signals = {signal.name: signal for signal in segment.analogsignals}
            self.assertEqual(sorted(signals), ["g_ampa of I", "u of E", "v of E"])
            numpy.testing.assert_array_equal(signals["v of E"].magnitude, result.states["E"]["v"][:])
            self.assertEqual(signals["v of E"].units.dimensionality.string, "mV")
            self.assertAlmostEqual(float(signals["g_ampa of I"].sampling_period.rescale("ms")), 0.5)
            self.assertEqual(signals["v of E"].array_annotations["neuron"].tolist(), [3, 7, 11])


if __name__ == "__main__":
    unittest.main()
