"""Rows of a dataset that are read when they are asked for."""

import numpy


class Rows:
    """The rows of a recording that are there for certain, as an array that is read piece by piece.

    Indexing takes what NumPy takes along the first axis (a number, a slice, a list of numbers or a mask) and what h5py takes along
    the second one. ``numpy.asarray`` reads everything.
    """

    def __init__(self, dataset, tail, count):
        """count() is the number of rows; tail is the dataset with the rows of the unfinished block, or None."""
        self._dataset, self._tail, self._count = dataset, tail, count

    @property
    def shape(self):
        return (self._count(), *self._dataset.shape[1:])

    @property
    def dtype(self):
        return self._dataset.dtype

    @property
    def ndim(self):
        return self._dataset.ndim

    @property
    def units(self):
        units = self._dataset.attrs.get("units", b"")
        return units.decode() if isinstance(units, bytes) else str(units)

    def __len__(self):
        return self._count()

    def __array__(self, dtype=None, copy=None):
        return numpy.asarray(self[:], dtype)

    def __repr__(self):
        return f"<{' x '.join(map(str, self.shape))} {self.dtype} [{self.units}]>"

    def __getitem__(self, key):
        rows, columns = (key[0], key[1:]) if isinstance(key, tuple) else (key, ())
        if rows is Ellipsis:
            rows, columns = slice(None), ()
        count = self._count()
        if isinstance(rows, slice):
            start, stop, step = rows.indices(count)
            if step > 0:
                return self._read(start, max(start, stop), step, columns)
            chosen = range(start, stop, step)
            return self._read(chosen[-1], chosen[0] + 1, -step, columns)[::-1] if len(chosen) else self._read(0, 0, 1, columns)
        if numpy.ndim(rows) == 0:
            row = int(rows)
            if not -count <= row < count:
                raise IndexError(f"row {row} of {count}")
            row %= count
            return self._read(row, row + 1, 1, columns)[0]
        rows = numpy.asarray(rows)
        if rows.dtype == bool:
            if len(rows) != count:
                raise IndexError(f"a mask of {len(rows)} for {count} rows")
            rows = numpy.flatnonzero(rows)
        if len(rows) and not (-count <= rows.min() and rows.max() < count):
            raise IndexError(f"rows {rows.min()} to {rows.max()} of {count}")
        rows = rows % max(count, 1)
        unique, where = numpy.unique(rows, return_inverse=True)
        parts = [self._read(row, row + 1, 1, columns) for row in unique]
        return numpy.concatenate(parts)[where] if parts else self._read(0, 0, 1, columns)

    def _read(self, start, stop, step, columns):
        """Rows start, start + step, ... below stop. Those behind the end of the dataset are in the tail, modulo its length."""
        while True:
            there = self._dataset.shape[0]
            if stop <= there or self._tail is None:
                return self._dataset[(slice(start, stop, step), *columns)]
            rows = self._read_with_tail(start, stop, step, columns, there)
            # A run that goes on gives the tail to other rows once those are in the dataset: then they are read from there.
            self._dataset.refresh()
            if self._dataset.shape[0] == there:
                return rows
            self._tail.refresh()

    def _read_with_tail(self, start, stop, step, columns, there):
        block = self._tail.shape[0]
        parts = []
        if start < there:
            parts.append(self._dataset[(slice(start, there, step), *columns)])
            start += -(-(there - start) // step) * step
        if start < stop:
            first = start % block
            parts.append(self._tail[(slice(first, first + stop - start, step), *columns)])
        return numpy.concatenate(parts) if len(parts) > 1 else parts[0]

    def refresh(self):
        self._dataset.refresh()
        if self._tail is not None:
            self._tail.refresh()
