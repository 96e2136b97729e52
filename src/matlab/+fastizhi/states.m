function [values, times, neurons] = states(file, population, variable, from, to)
%STATES Recorded rows of a state variable.
%   [values, times, neurons] = fastizhi.states('results.h5', 'E', 'v') gives values [rows x neurons] in mV (v), pA (u) or nS (g_...),
%   the time of each row [ms] and the neuron of each column, counted from 0 within the population.
%   fastizhi.states('results.h5', 'E', 'v', from, to) gives the rows with from <= time < to [ms].
    data = fastizhi.internal.read(file, '/states', population, variable);
    % Both programs have the dimensions of the file in the reverse order.
    values = data.data.';
    neurons = double(data.node_ids(:)).';
    if size(values, 2) ~= numel(neurons)
        values = reshape(values, [], numel(neurons));
    end
    times = data.time(1) + data.time(3) * (0:size(values, 1) - 1).';
    if nargin > 3
        % Times are products of a rounded step.
        slack = 1e-9 * data.time(3);
        inside = times >= from - slack;
        if nargin > 4
            inside = inside & times < to - slack;
        end
        values = values(inside, :);
        times = times(inside);
    end
end
