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
    private readonly SortedDictionary<string, double> parts = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
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
            var part = (string)tags[0].Value!;
            lock (gate)
                parts[part] = parts.GetValueOrDefault(part) + seconds;
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
        var seconds = Seconds;
        lock (gate)
        {
            var shares = parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Key} {part.Value / seconds:P0}"));
            var group = flushes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {(double)turns / flushes:N1} turns a flush");
            return $"of the time: {string.Join(", ", shares)}{group}";
        }
    }

    public void Dispose() => listener.Dispose();
}
