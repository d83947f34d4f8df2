using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask;

namespace Automations.Benchmarks.Durable;

/// <summary>
/// Very many instances that wait for an event, half of them also for a timer. How soon is a new process ready to work with them, how
/// much memory does it need, and does an event to one of them take longer than to one of ten?
/// </summary>
internal static class IdleBenchmark
{
    /// <summary>The scenario that a process of its own runs: opens a file and raises events.</summary>
    public const string Reopen = "durable-reopen";

    private const int Few = 10;
    private const int Events = 201;
    private const int Rounds = 5;
    private const int InFlight = 2_000;
    private const double Mebibyte = 1024 * 1024;

    public static async Task RunAsync(Scale scale, string folder)
    {
        var (few, many) = (Path.Combine(folder, "few.db"), Path.Combine(folder, "many.db"));
        await FillAsync(few, Few);
        await FillAsync(many, scale.Idle);
        var (smalls, larges) = (new List<Reopening>(), new List<Reopening>());
        for (var round = 0; round < Rounds; round++)
        {
            // by turns, so that both meet the same weather
            smalls.Add(await ReopenedAsync(few, Few));
            larges.Add(await ReopenedAsync(many, scale.Idle));
        }

        var (small, large) = (Reopening.Median(smalls), Reopening.Median(larges));
        Figures.Say($"{scale.Idle:N0} idle instances: start-up", $"{large.Seconds:N2} s", "under 3 s asked", $"{small.Seconds:N2} s with {Few}");
        Figures.Say(
            $"{scale.Idle:N0} idle instances: memory of the process",
            $"{large.Bytes / Mebibyte:N0} MiB",
            "under 300 MB asked",
            string.Create(CultureInfo.InvariantCulture, $"{small.Bytes / Mebibyte:N0} MiB with {Few}"));
        Figures.Say(
            $"an event to one of {scale.Idle:N0} to one of {Few}, median",
            $"{large.EventMilliseconds / small.EventMilliseconds:N2} ×",
            "as fast asked",
            string.Create(CultureInfo.InvariantCulture, $"{large.EventMilliseconds:N2} ms to {small.EventMilliseconds:N2} ms, until the woken instance has ended"));
    }

    /// <summary>Run in a process of its own: what it prints is read by <see cref="ReopenedAsync"/>.</summary>
    public static async Task ReopenAsync(string path, int count)
    {
        var begin = Stopwatch.GetTimestamp();
        await using var engine = await BenchmarkEngine.StartAsync(path);
        var started = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var times = new List<double>();
        for (var number = 0; number < Events; number++)
        {
            // of ten there is one left for ever: it is started again each time, outside the time taken
            var id = Id((int)((long)number * count / Events));
            var raise = Stopwatch.GetTimestamp();
            await engine.Client.RaiseEventAsync(id, BenchmarkEngine.Event, number, CancellationToken.None);
            await engine.Client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(raise).TotalMilliseconds);
            await StartAsync(engine, (int)((long)number * count / Events));
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{started} {self.PeakWorkingSet64} {Figures.Median(times)}"));
    }

    private static async Task FillAsync(string path, int count)
    {
        await using var engine = await BenchmarkEngine.StartAsync(path);
        await BenchmarkEngine.RunManyAsync(count, InFlight, number => StartAsync(engine, number));
    }

    private static async Task StartAsync(BenchmarkEngine engine, int number)
    {
        var options = new StartOrchestrationOptions(Id(number));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync(BenchmarkEngine.Wait, number, options, CancellationToken.None);
        await engine.Client.WaitForInstanceStartAsync(Id(number), CancellationToken.None);
    }

    private static async Task<Reopening> ReopenedAsync(string path, int count)
    {
        string[] arguments = [typeof(IdleBenchmark).Assembly.Location, Reopen, path, count.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The process that opens {path} ended with {process.ExitCode}: {said}");
        var figures = said.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToList();
        return new(figures[0], figures[1], figures[2]);
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"idle-{number}");

    private sealed record Reopening(double Seconds, double Bytes, double EventMilliseconds)
    {
        public static Reopening Median(IReadOnlyList<Reopening> all) => new(
            Figures.Median(all.Select(one => one.Seconds)),
            Figures.Median(all.Select(one => one.Bytes)),
            Figures.Median(all.Select(one => one.EventMilliseconds)));
    }
}
