namespace FastIzhi.Bench;

/// <summary>What a run of "cortex" took.</summary>
/// <param name="SecondsPerModelSecond">Wall seconds per second of model time, recording included.</param>
/// <param name="NsPerNeuronStep">Thread time of the update per neuron and step, measured on the same neurons in silence [ns].</param>
/// <param name="NsPerEvent">The rest of the thread time per synaptic event, waiting included [ns].</param>
/// <param name="PeakMemoryMB">Peak memory of the process [MB].</param>
/// <param name="BuildSeconds">Time to make the network [s].</param>
/// <param name="Rates">Mean rate of each population [Hz].</param>
/// <param name="Checksum">The checksum of all spikes.</param>
/// <param name="Threads">Number of threads.</param>
internal sealed record CortexFigures(
    double SecondsPerModelSecond,
    double NsPerNeuronStep,
    double NsPerEvent,
    double PeakMemoryMB,
    double BuildSeconds,
    IReadOnlyDictionary<string, double> Rates,
    string Checksum,
    int Threads);
