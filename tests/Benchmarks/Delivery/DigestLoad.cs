using System.Diagnostics;
using Automations.Delivery;
using Automations.Delivery.Accounts;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Digests;
using Automations.Digests.Activities;
using Automations.Digests.Workflow;
using Automations.LanguageModel;
using Automations.Messages;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Benchmarks.Delivery;

/// <summary>
/// Composes a digest for each of very many recipients, renders it, and queues it, with the app's own activities and services in this
/// process.
/// </summary>
internal sealed class DigestLoad : IAsyncDisposable
{
    private const int PagesAtOnce = 2;
    private const int LargestMail = 100 * 1024;

    private readonly ServiceProvider services;
    private readonly RenderingOutbox outbox;
    private readonly BenchmarkEdition edition;
    private readonly DateTimeOffset now;

    public DigestLoad(string storage, ProgrammeSettings programme, DateTimeOffset now)
    {
        this.now = now;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                [
                    new("AzureWebJobsStorage", storage),
                    new("App:BaseUrl", "https://champions.nordlicht.example"),
                    new("SignedLinks:Key", Convert.ToBase64String(new byte[32])),
                ]
            )
            .Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(new StandingTime(now))
            .AddSingleton(programme)
            .AddPeople(configuration)
            .AddMessages(configuration)
            .AddLanguageModel(configuration)
            .AddDelivery(configuration)
            .AddWeb(configuration)
            .AddDigests()
            .AddSingleton<BenchmarkEdition>()
            .BuildServiceProvider();
        outbox = new(services.GetRequiredService<IOutbox>(), services.GetRequiredService<Composer>());
        edition = services.GetRequiredService<BenchmarkEdition>();
    }

    /// <summary>What has to be there before: the edition, and who wants it.</summary>
    /// <returns>Pages to queue.</returns>
    public Task<int> PrepareAsync(int recipients) => edition.PublishAsync(recipients, now);

    /// <returns>How long it took, the processor time of this process, and how large the largest mail is.</returns>
    public async Task<(TimeSpan Took, TimeSpan Processor, int LargestMail)> QueueAsync(int pages)
    {
        var activity = ActivatorUtilities.CreateInstance<QueueActivities>(services, outbox);
        var (started, before) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, pages),
            new ParallelOptions { MaxDegreeOfParallelism = PagesAtOnce },
            async (page, stop) => await activity.QueueAsync(new DigestPage(BenchmarkEdition.Id, edition.Workflow, page, DateOnly.FromDateTime(now.UtcDateTime)), stop)
        );
        if (outbox.LargestMail > LargestMail)
            throw new InvalidOperationException($"A mail has {outbox.LargestMail} characters; mail programmes clip it.");
        return (Stopwatch.GetElapsedTime(started), Process.GetCurrentProcess().TotalProcessorTime - before, outbox.LargestMail);
    }

    /// <summary>Every message of the ledger, only with what the account needs.</summary>
    public async Task<IReadOnlyList<DeliveredRow>> RowsAsync()
    {
        var table = await services.GetRequiredService<Ledger>().OpenAsync(CancellationToken.None);
        var rows = new List<DeliveredRow>();
        string[] columns = [nameof(LedgerEntry.Lane), nameof(LedgerEntry.State), nameof(LedgerEntry.SentAt), nameof(LedgerEntry.RecipientAddress)];
        await foreach (var entry in table.QueryAsync<LedgerEntry>($"PartitionKey eq '{MessageKey.PartitionOf(edition.Workflow)}'", select: columns))
            rows.Add(new(entry.Lane, entry.State, entry.SentAt, entry.RecipientAddress));
        return rows;
    }

    public Task<string> LookAsync() => LedgerLooks.MeasureAsync(services.GetRequiredService<LedgerReader>(), edition.Workflow, BenchmarkEdition.AddressOf(0));

    /// <summary>Whether anything still waits or is being sent.</summary>
    public async Task<bool> IsOpenAsync()
    {
        var totals = (await services.GetRequiredService<LedgerReader>().ReadAsync(new LedgerFilter(edition.Workflow, Size: 1), CancellationToken.None)).Totals;
        return totals.Queued + totals.Held + totals.Sending > 0;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class StandingTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

internal sealed record DeliveredRow(string Lane, LedgerState State, DateTimeOffset? SentAt, string Recipient);
