using System.Diagnostics;
using System.Globalization;
using Automations.Programme;
using Automations.Topics.Compiling;
using Automations.Topics.Intake;
using Automations.Topics.Mapping;
using Automations.Topics.Synonyms;
using Automations.Topics.Trends;
using Automations.Topics.Weeks;
using Automations.Web;
using Microsoft.Extensions.Options;

namespace Automations.Benchmarks.Topics;

/// <summary>
/// Very many notes through nine weeks: names taken out, read, mapped, kept as rows, folded into tallies, and every week compiled with its
/// trends. All of it is the app's code except for the tables, which are rows in memory.
/// </summary>
internal static class TopicBenchmark
{
    public const string Name = "topics";

    private const int FullSize = 1_000_000;
    private const double Mebibyte = 1024 * 1024;
    private const double MostMebibytes = 1024;
    private static readonly TimeSpan FullTime = TimeSpan.FromSeconds(120);
    private static readonly IsoWeek First = new(2027, 1);

    /// <summary>Of fewer, the new phrase is in seven notes of its week: too few to be sure of.</summary>
    private const int LeastForNew = 10_000;

    /// <returns>0 when every item was counted once, what was planted was found, and time and memory are within their bounds.</returns>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var programme = ProgrammeFile.Load(Path.Combine(AppContext.BaseDirectory, "programme.json"));
        if (arguments.Quality)
            return QualityReport.Write(programme);
        int[] sizes = arguments.Full ? [FullSize / 1_000, FullSize / 100, FullSize / 10, FullSize] : [arguments.Size];
        // the first items of a process pay for its start
        await RunAsync(programme, 500);
        var isSound = true;
        foreach (var size in sizes)
            isSound &= Tell(size, await RunAsync(programme, size));
        Console.WriteLine(isSound ? "Sound." : "NOT SOUND.");
        return isSound ? 0 : 1;
    }

    private static async Task<Outcome> RunAsync(ProgrammeSettings programme, int size)
    {
        var store = new MemoryTopicStore();
        var keys = new KeyRing(Options.Create(new SignedLinksOptions { Key = Convert.ToBase64String(new byte[32]) }));
        var names = new KnownNames(new InventedRegister(), TimeProvider.System);
        var intake = new NoteIntake(store, new CatalogueShelf(new ProgrammesSynonyms(programme), programme), names, new Pseudonyms(keys));
        var notes = new InventedNotes(First, people: 50 + (size / 5));
        var (folding, compiler) = (new Folding(store), new WeekCompiler(store, programme, TimeProvider.System));
        var (counted, folds, compiling) = (0, TimeSpan.Zero, TimeSpan.Zero);
        TopicWeek? last = null;
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        for (var week = 0; week < InventedNotes.Weeks; week++)
        {
            var items = (size / InventedNotes.Weeks) + (week < size % InventedNotes.Weeks ? 1 : 0);
            await TakeAsync(intake, notes, week, items);
            var ended = Stopwatch.GetTimestamp();
            while (await folding.FoldAsync(First.Plus(week), most: 5_000, default))
            {
                // until nothing is left
            }

            folds += Stopwatch.GetElapsedTime(ended);
            ended = Stopwatch.GetTimestamp();
            last = await compiler.CompileAsync(First.Plus(week), default);
            compiling += Stopwatch.GetElapsedTime(ended);
            counted += last.Items;
        }

        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        return new(Stopwatch.GetElapsedTime(started), processor, folds, compiling, counted, store.Parts, store.PartBytes, last!);
    }

    /// <summary>On all processors, and every hundredth twice, as queues deliver.</summary>
    private static Task TakeAsync(NoteIntake intake, InventedNotes notes, int week, int items) =>
        Parallel.ForAsync(0, items, async (number, cancellation) =>
        {
            var note = notes.Note(week, number);
            await intake.TakeAsync(note, cancellation);
            if (number % 100 == 0)
                await intake.TakeAsync(note, cancellation);
        });

    private static bool Tell(int size, Outcome outcome)
    {
        var memory = Process.GetCurrentProcess().PeakWorkingSet64 / Mebibyte;
        var rising = outcome.Last.Topics.FirstOrDefault(topic => topic.Name == InventedNotes.RisingTopic);
        var emerging = outcome.Last.Emerging.FirstOrDefault(topic => topic.Phrase.Contains(InventedNotes.EmergingPhrase, StringComparison.Ordinal));
        var isFound = rising?.Trend.Direction == Direction.Rising && (emerging is not null || size < LeastForNew);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
              items                 {size:N0} in {InventedNotes.Weeks} weeks, {outcome.Counted:N0} counted
              time                  {outcome.Time.TotalSeconds:0.00} s, {size / outcome.Time.TotalSeconds:N0} items a second, {outcome.Time.TotalMicroseconds / size:0.0} µs each; {outcome.Processor.TotalSeconds:0.00} s of processor time
              of that weekly        {outcome.Folding.TotalSeconds:0.00} s for tallies, {outcome.Compiling.TotalSeconds:0.00} s for weeks and trends; {outcome.Parts:N0} parts of {outcome.PartBytes / 1024.0 / Math.Max(1, outcome.Parts):0.0} KB
              peak memory           {memory:N0} MiB of the process, with the rows in memory that are read again
              last week             {rising?.Name} {rising?.Trend.Direction} to {rising?.Trend.Change:0.0} times its share, new: {emerging?.Phrase} ({emerging?.Volume:N0}); in all {outcome.Last.Emerging.Count} new, {outcome.Last.Topics.Count(topic => topic.Trend.Direction == Direction.Rising)} rising

            """));
        return outcome.Counted == size && isFound && memory < MostMebibytes && outcome.Time < FullTime * Math.Max(1, size / (double)FullSize);
    }

    private sealed record Outcome(TimeSpan Time, TimeSpan Processor, TimeSpan Folding, TimeSpan Compiling, int Counted, int Parts, long PartBytes, TopicWeek Last);

    private sealed class ProgrammesSynonyms(ProgrammeSettings programme) : ISynonyms
    {
        private readonly SynonymVersion version = new(0, null, null, programme.TopicSynonyms);

        public Task<SynonymVersion> CurrentAsync(CancellationToken cancellation) => Task.FromResult(version);
    }
}
