"""Spikes of a population."""

import numpy


class Spikes:
    """The recorded spikes of a population, in the order of their times."""

    def __init__(self, population, size, times, neurons):
        #: Name of the population.
        self.population = population
        #: Its number of neurons.
        self.size = size
        #: Time of each spike [ms], an array that is read when it is indexed.
        self.times = times
        #: The neuron of each spike, counted from 0 within the population.
        self.neurons = neurons

    def __len__(self):
        return len(self.times)

    def __repr__(self):
        return f"<{len(self)} spikes of {self.population}>"

    def read(self, start=None, stop=None):
        """Times [ms] and neurons of the spikes with start <= time < stop; nothing else is read."""
        first = 0 if start is None else self._first_at(start)
        last = len(self) if stop is None else max(first, self._first_at(stop))
        return self.times[first:last], self.neurons[first:last].astype(numpy.int64)

    def by_neuron(self, start=None, stop=None):
        """A list with an array of spike times [ms] for each neuron of the population."""
        times, neurons = self.read(start, stop)
        order = numpy.argsort(neurons, kind="stable")
        counts = numpy.bincount(neurons, minlength=self.size)
        return numpy.split(times[order], numpy.cumsum(counts)[:-1])

    def _first_at(self, time):
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.times[middle] < time:
                low = middle + 1
            else:
                high = middle
        return low

    def refresh(self):
        self.times.refresh()
        self.neurons.refresh()
