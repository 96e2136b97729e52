"""Reads the result files of FastIzhi, finished or while the run goes on.

    result = fastizhi.open("results.h5")
    times, neurons = result.spikes["E"].read(100, 200)      # ms
    v = result.states["E"]["v"]
    v[:, 0]                                                 # mV, of the first recorded neuron
"""

from .result import Population, Result, ResultError, open
from .rows import Rows
from .spikes import Spikes
from .states import States

__all__ = ["Population", "Result", "ResultError", "Rows", "Spikes", "States", "open"]
__version__ = "0.1.0"
