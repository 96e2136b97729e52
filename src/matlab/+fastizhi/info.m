function run = info(file)
%INFO What a run says of itself.
%   run = fastizhi.info('results.h5') has the fields name, status, dt, time, duration [ms], seed, experiment (JSON), populations and
%   others. run.populations is an array of structures with the fields name, size, kind and spike_count.
    data = fastizhi.internal.read(file, '/run');
    names = fieldnames(data);
    run = struct();
    for k = 1:numel(names)
        if ~strcmp(names{k}, 'committed')
            run.(names{k}) = plain(data.(names{k}));
        end
    end
    described = fastizhi.internal.read(file, '/populations');
    names = fieldnames(described);
    populations = struct('name', {}, 'size', {}, 'kind', {}, 'spike_count', {});
    for k = 1:numel(names)
        population = described.(names{k});
        populations(k) = struct('name', names{k}, 'size', double(population.size), ...
            'kind', plain(population.kind), 'spike_count', double(population.spike_count));
    end
    run.populations = populations;
end

function value = plain(value)
% Texts without the zeros at their end, numbers as double where that is exact.
    if iscell(value)
        value = value{1};
    end
    if ischar(value)
        value = strtrim(strrep(value(:)', char(0), ' '));
    elseif isinteger(value) && all(value(:) < 2^53)
        value = double(value);
    end
end
