function data = read(file, varargin)
%READ A group of a result file as a structure, in MATLAB and in Octave, which has no h5read.
%   data = read('results.h5', '/spikes', 'E') is that of /spikes/E; a name that is not there is an error that lists those that are.
    if exist(file, 'file') ~= 2
        error('fastizhi:noFile', 'there is no file %s', file);
    end
    if exist('OCTAVE_VERSION', 'builtin')
        data = inOctave(file, varargin);
    else
        data = inMatlab(file, varargin);
    end
end

function data = inOctave(file, names)
    try
        content = load('-hdf5', file, names{1}(2:end));
    catch failure
        error('fastizhi:cannotRead', '%s cannot be read (%s); if its run was killed, repair it with fastizhi recover', ...
            file, failure.message);
    end
    if ~isfield(content, names{1}(2:end))
        error('fastizhi:notOurs', '%s is no result file of FastIzhi: it has no %s', file, names{1});
    end
    data = content.(names{1}(2:end));
    for k = 2:numel(names)
        % Octave puts _ for what an identifier cannot have, and before what it cannot begin with.
        name = regexprep(regexprep(names{k}, '^([^A-Za-z_])', '_$1'), '[^A-Za-z0-9_]', '_');
        if ~isstruct(data) || ~isfield(data, name)
            notThere(file, names(1:k), fieldnames(data));
        end
        data = data.(name);
    end
end

function data = inMatlab(file, names)
    path = '';
    for k = 1:numel(names)
        try
            inner = h5info(file, [path '/' strrep(names{k}, '/', '')]);
        catch
            there = {};
            if k > 1
                there = arrayfun(@(g) g.Name(numel(path) + 2:end), h5info(file, path).Groups, 'UniformOutput', false);
            end
            notThere(file, names(1:k), there);
        end
        path = inner.Name;
    end
    data = structureOf(file, inner);
end

function data = structureOf(file, group)
    data = struct();
    for k = 1:numel(group.Datasets)
        name = group.Datasets(k).Name;
        data.(matlab.lang.makeValidName(name)) = h5read(file, [group.Name '/' name]);
    end
    for k = 1:numel(group.Groups)
        name = group.Groups(k).Name(numel(group.Name) + 2:end);
        data.(matlab.lang.makeValidName(name)) = structureOf(file, group.Groups(k));
    end
end

function notThere(file, names, there)
    error('fastizhi:notRecorded', '%s has no %s; there is %s', file, strjoin(names, '/'), strjoin(there(:)', ', '));
end
