function [times, neurons] = spikes(file, population, from, to)
%SPIKES Recorded spikes of a population.
%   [times, neurons] = fastizhi.spikes('results.h5', 'E') gives the time of each spike [ms] and the neuron that fired it, counted
%   from 0 within the population, in the order of the times.
%   [times, neurons] = fastizhi.spikes('results.h5', 'E', from, to) gives those with from <= time < to [ms].
    data = fastizhi.internal.read(file, '/spikes', population);
    times = data.timestamps(:);
    neurons = double(data.node_ids(:));
    if nargin > 2
        inside = times >= from;
        if nargin > 3
            inside = inside & times < to;
        end
        times = times(inside);
        neurons = neurons(inside);
    end
end
