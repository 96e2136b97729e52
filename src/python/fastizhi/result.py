"""Result files."""

import json
import os
from dataclasses import dataclass

import h5py
import numpy

from .rows import Rows
from .spikes import Spikes
from .states import States

FORMAT_VERSION = 2


class ResultError(Exception):
    """A file that cannot be read as a result of FastIzhi; the message says what to do."""


@dataclass(frozen=True)
class Population:
    """A population of the network, recorded or not."""

    name: str
    #: Number of neurons.
    size: int
    #: excitatory or inhibitory.
    kind: str
    #: Spikes of all its neurons so far, recorded or not.
    spike_count: int


def open(path, live=False):
    """Opens a result file. With live=True also one that a run is writing: refresh() then shows the rows that have arrived."""
    return Result(path, live)


class Result:
    """A result file. Spikes and states are read when they are indexed; the file must stay open meanwhile."""

    def __init__(self, path, live=False):
        self.path = os.fspath(path)
        if not os.path.exists(self.path):
            raise FileNotFoundError(f"there is no file {self.path}")
        try:
            self._file = h5py.File(self.path, "r", swmr=live)
        except OSError as error:
            raise ResultError(self._advice(error)) from error
        try:
            self._read()
        except BaseException:
            self._file.close()
            raise

    def _advice(self, error):
        if not h5py.is_hdf5(self.path):
            return f"{self.path} is no HDF5 file"
        return (
            f"{self.path} cannot be opened ({error}). If a run is writing it, open it with live=True; "
            f"if its run was killed, repair it with 'fastizhi recover {self.path}'"
        )

    def _read(self):
        file = self._file
        if _text(file.attrs.get("creator", b"")) != "FastIzhi" or "run" not in file:
            raise ResultError(f"{self.path} is no result file of FastIzhi")
        version = int(file.attrs["format_version"])
        if version > FORMAT_VERSION:
            raise ResultError(
                f"{self.path} has format {version}; this package reads up to {FORMAT_VERSION}: use a newer one")
        self._run = file["run"]
        self._committed = self._run["committed"] if "committed" in self._run else None
        names = [(name, None) for name in _members(file.get("spikes"))]
        names += [
            (name, variable) for name in _members(file.get("states")) for variable in _members(file["states"][name])
        ]
        #: Spikes by population.
        self.spikes = {}
        #: States by population, then by variable.
        self.states = {}
        # The rows of the recordings are the last of the committed numbers.
        for index, (population, variable) in enumerate(names, -len(names)):
            if variable is None:
                self.spikes[population] = self._spikes(index, population)
            else:
                self.states.setdefault(population, {})[variable] = self._states(index, population, variable)

    def _spikes(self, index, population):
        path = f"spikes/{population}"
        times, neurons = (
            Rows(self._file[f"{path}/{name}"], self._file.get(f"tail/{path}/{name}"), self._count(index, f"{path}/{name}"))
            for name in ("timestamps", "node_ids")
        )
        return Spikes(population, int(self._file[f"populations/{population}/size"][()]), times, neurons)

    def _states(self, index, population, variable):
        path = f"states/{population}/{variable}"
        return States(
            population, variable, self._file[path], self._file.get(f"tail/{path}/data"), self._count(index, f"{path}/data"))

    def _count(self, index, path):
        """Rows that are there for certain: those committed, or all where the format does not say."""
        if self._committed is None:
            return lambda: self._file[path].shape[0]
        return lambda: int(self._committed[index])

    # What the run says of itself.

    @property
    def name(self):
        """Name of the experiment."""
        return _text(self._run["name"][()])

    @property
    def status(self):
        """running, complete, interrupted, failed or recovered."""
        return _text(self._run["status"][()])

    @property
    def dt(self):
        """Time step [ms]."""
        return float(self._run["dt"][()])

    @property
    def time(self):
        """Model time simulated so far [ms]."""
        return float(self._run["time"][()])

    @property
    def duration(self):
        """Model time that was to be simulated [ms]."""
        return float(self._run["duration"][()])

    @property
    def spike_checksum(self):
        """Stands for all spikes of the run; hexadecimal, as the command prints it."""
        return f"{int(self._run['spike_checksum'][()]):016x}"

    @property
    def metadata(self):
        """All that the run says of itself, by name."""
        return {
            name: _text(value) if isinstance(value := dataset[()], bytes) else value.item()
            for name, dataset in self._run.items()
            if name not in ("committed", "experiment")
        }

    @property
    def experiment(self):
        """The experiment as it was run; None when a program made the network."""
        text = _text(self._run["experiment"][()])
        return json.loads(text) if text else None

    @property
    def populations(self):
        """The populations by name."""
        return {
            name: Population(name, int(group["size"][()]), _text(group["kind"][()]), int(group["spike_count"][()]))
            for name, group in self._file["populations"].items()
        }

    def __repr__(self):
        return f"<{self.name}: {self.status}, {self.time:g} of {self.duration:g} ms>"

    # A run that goes on.

    def refresh(self):
        """Takes notice of what a run has written since; only of a file opened with live=True."""
        # First the counts: what is committed at a moment is there at any later one.
        if self._committed is not None:
            self._committed.refresh()
        for dataset in self._run.values():
            dataset.refresh()
        for group in self._file["populations"].values():
            group["spike_count"].refresh()
        for spikes in self.spikes.values():
            spikes.refresh()
        for variables in self.states.values():
            for states in variables.values():
                states.refresh()

    def close(self):
        self._file.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # Other libraries.

    def to_pandas(self):
        """Spikes as a DataFrame with the columns population, neuron and time [ms], in the order of their times."""
        import pandas

        frames = [pandas.DataFrame({"population": [], "neuron": numpy.empty(0, numpy.int64), "time": numpy.empty(0)})]
        for population, spikes in self.spikes.items():
            times, neurons = spikes.read()
            frames.append(pandas.DataFrame({"population": population, "neuron": neurons, "time": times}))
        frame = pandas.concat(frames, ignore_index=True)
        return frame.astype({"population": "category"}).sort_values("time", kind="stable", ignore_index=True)

    def to_neo(self):
        """A neo.Block with a segment: a SpikeTrain for each neuron whose spikes were recorded, an AnalogSignal for each variable."""
        import neo
        import quantities

        segment = neo.Segment(name=self.name)
        start = float(self._run["start"][()])
        end = start + self.time
        for population, spikes in self.spikes.items():
            for neuron, times in enumerate(spikes.by_neuron()):
                segment.spiketrains.append(neo.SpikeTrain(
                    times, units="ms", t_start=start, t_stop=max(end, times[-1]) if len(times) else end,
                    name=f"{population}[{neuron}]", population=population, neuron=neuron))
        for population, variables in self.states.items():
            for variable, states in variables.items():
                segment.analogsignals.append(neo.AnalogSignal(
                    states[:], units=states.units, t_start=states.start * quantities.ms, sampling_period=states.step * quantities.ms,
                    name=f"{variable} of {population}", population=population, array_annotations={"neuron": states.neurons}))
        block = neo.Block(name=self.name, **{name: value for name, value in self.metadata.items() if name != "name"})
        block.segments.append(segment)
        return block


def _members(group):
    """The names in a group, in the order in which they were made."""
    names = []
    if group is not None:
        group.id.links.iterate(lambda name: names.append(name.decode()), idx_type=h5py.h5.INDEX_CRT_ORDER)
    return names


def _text(value):
    return value.decode() if isinstance(value, bytes) else str(value)
