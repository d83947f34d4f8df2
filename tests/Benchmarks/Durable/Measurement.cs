using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Automations.Runtime.Durable;

namespace Automations.Benchmarks.Durable;

/// <summary>Takes the time, the memory and the engine's own account of where the time went, from its making on.</summary>
internal sealed class Measurement : IDisposable
{
    private readonly long begin = Stopwatch.GetTimestamp();
    private readonly long allocated = GC.GetTotalAllocatedBytes();
    private readonly TimeSpan processor = Environment.CpuUsage.TotalTime;
    private readonly MeterListener listener = new();
    private readonly long[] nanoseconds = new long[DurableMeter.Parts.Length];
    private long turns;
    private long flushes;

    public Measurement()
    {
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == DurableMeter.Name)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            var part = DurableMeter.Parts.IndexOf((string)tags[0].Value!);
            Interlocked.Add(ref nanoseconds[part], (long)(seconds * 1e9));
        });
        listener.SetMeasurementEventCallback<long>((instrument, count, _, _) =>
            Interlocked.Add(ref instrument.Name == DurableMeter.TurnCount ? ref turns : ref flushes, count));
        listener.Start();
    }

    public double Seconds => Stopwatch.GetElapsedTime(begin).TotalSeconds;

    /// <param name="what">One of what was counted, e.g. "instance".</param>
    public string Cost(int count, string what) => string.Create(
        CultureInfo.InvariantCulture,
        $"each {what}: {(Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / count:N0} µs of processor time, {(GC.GetTotalAllocatedBytes() - allocated) / count:N0} bytes allocated");

    /// <summary>Flushing and statements are one thread's; orchestrators, activities and serializing those of all.</summary>
    public string Parts()
    {
        var whole = Seconds * 1e9;
        var shares = DurableMeter.Parts.Select((part, index) => string.Create(CultureInfo.InvariantCulture, $"{part} {nanoseconds[index] / whole:P0}"));
        var group = flushes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {(double)turns / flushes:N1} turns a flush");
        return $"of the time: {string.Join(", ", shares)}{group}";
    }

    public void Dispose() => listener.Dispose();
}
