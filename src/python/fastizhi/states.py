"""State variables of a population."""

import numpy

from .rows import Rows


class States(Rows):
    """The recorded rows of a state variable, an array [rows, neurons] that is read when it is indexed."""

    def __init__(self, population, variable, group, tail, count):
        super().__init__(group["data"], tail, count)
        #: Name of the population.
        self.population = population
        #: Name of the variable, such as v or g_ampa.
        self.variable = variable
        #: The neuron of each column, counted from 0 within the population.
        self.neurons = group["node_ids"][:].astype(numpy.int64)
        #: Time of the first row, and from one row to the next [ms].
        self.start, self.step = float(group["time"][0]), float(group["time"][2])

    @property
    def times(self):
        """Time of each row [ms]."""
        return self.start + self.step * numpy.arange(len(self))

    def of(self, neuron):
        """All rows of a neuron, which is counted within the population."""
        columns = numpy.flatnonzero(self.neurons == neuron)
        if len(columns) == 0:
            raise KeyError(f"{self.variable} of neuron {neuron} of {self.population} was not recorded")
        return self[:, int(columns[0])]

    def window(self, start, stop):
        """Times [ms] and rows with start <= time < stop; nothing else is read."""
        first, last = (min(max(int(numpy.ceil((time - self.start) / self.step - 1e-9)), 0), len(self)) for time in (start, stop))
        last = max(first, last)
        return self.start + self.step * numpy.arange(first, last), self[first:last]
