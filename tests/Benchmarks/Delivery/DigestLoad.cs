using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Automations.Delivery;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Messages;
using Automations.Programme;
using Automations.Web;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Benchmarks.Delivery;

/// <summary>
/// Composes a mail the size of a digest for each of very many recipients, renders it, and queues it, with the app's own services in this
/// process.
/// </summary>
internal sealed class DigestLoad : IAsyncDisposable
{
    public const string Workflow = "digest-benchmark";

    private const string Text = "Benchmarks/Digest";
    private const string Shared = "body-en";
    private const int Page = 500;
    private const int PagesAtOnce = 2;
    private const int LargestMail = 100 * 1024;

    private readonly ServiceProvider services;

    public DigestLoad(string storage, ProgrammeSettings programme, DateTimeOffset now)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", storage), new("App:BaseUrl", "https://champions.nordlicht.example")])
            .Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(new StandingTime(now))
            .AddSingleton(programme)
            .AddMessages(configuration)
            .AddDelivery(configuration)
            .AddOptions<AppOptions>()
            .Configure(options => options.BaseUrl = new Uri("https://champions.nordlicht.example"))
            .Services.BuildServiceProvider();
    }

    public static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"reader{number:D6}@partners.example");

    /// <returns>How long it took, and how large the largest mail is.</returns>
    public async Task<(TimeSpan Took, int LargestMail)> QueueAsync(int recipients)
    {
        await PutTextAsync();
        var (outbox, composer) = (services.GetRequiredService<IOutbox>(), services.GetRequiredService<Composer>());
        await services.GetRequiredService<ISharedViews>().PutAsync(Workflow, Shared, JsonSerializer.SerializeToElement(Body()), CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        var largest = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, recipients).Chunk(Page),
            new ParallelOptions { MaxDegreeOfParallelism = PagesAtOnce },
            async (page, stop) =>
            {
                var intents = page.Select(IntentFor).ToList();
                foreach (var intent in intents)
                {
                    var mail = await composer.ComposeAsync(intent, stop);
                    InterlockedMax(ref largest, mail.Html.Length + mail.Text.Length);
                }

                await outbox.QueueManyAsync(intents, stop);
            }
        );
        if (largest > LargestMail)
            throw new InvalidOperationException($"A mail has {largest} characters; mail programmes clip it.");
        return (Stopwatch.GetElapsedTime(started), largest);
    }

    /// <summary>Every message of the ledger, only with what the account needs.</summary>
    public async Task<IReadOnlyList<DeliveredRow>> RowsAsync()
    {
        var table = await services.GetRequiredService<Ledger>().OpenAsync(CancellationToken.None);
        var rows = new List<DeliveredRow>();
        string[] columns = [nameof(LedgerEntry.Lane), nameof(LedgerEntry.State), nameof(LedgerEntry.SentAt), nameof(LedgerEntry.RecipientAddress)];
        await foreach (var entry in table.QueryAsync<LedgerEntry>($"PartitionKey eq '{MessageKey.PartitionOf(Workflow)}'", select: columns))
            rows.Add(new(entry.Lane, entry.State, entry.SentAt, entry.RecipientAddress));
        return rows;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task PutTextAsync()
    {
        var content = services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient("content");
        await content.CreateIfNotExistsAsync();
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Delivery", "Digest.en.md"));
        await content.GetBlobClient($"messages/{Text}/en.md").UploadAsync(BinaryData.FromString(text), overwrite: true);
    }

    /// <summary>About ten kilobytes that all readers get alike.</summary>
    private static object Body() =>
        new
        {
            items = Enumerable.Range(1, 20).Select(number => new
            {
                title = $"Tip {number.ToString(CultureInfo.InvariantCulture)}: meetings that end five minutes early",
                text = string.Concat(Enumerable.Repeat("Colleagues in Hamburg and Vienna tried it for a month and kept it; the settings take a minute. ", 4)),
                link = $"https://champions.nordlicht.example/material/{number.ToString(CultureInfo.InvariantCulture)}",
            }),
        };

    private static MessageIntent IntentFor(int number) =>
        new()
        {
            Workflow = Workflow,
            Occasion = $"{Workflow}/mail",
            Recipient = new(null, AddressOf(number), $"Reader {number.ToString(CultureInfo.InvariantCulture)}", "Reader", "en", "Europe/Berlin", "DE-HH"),
            Template = Text,
            SharedView = Shared,
            View = JsonSerializer.SerializeToElement(new { events = new[] { $"Community call {(number % 7).ToString(CultureInfo.InvariantCulture)}", "Open hour" }, topic = $"Topic {(number % 40).ToString(CultureInfo.InvariantCulture)}" }),
            Priority = MessagePriority.Bulk,
            AtOnce = true,
            StandsAlone = true,
            Unsubscribe = new Uri($"https://champions.nordlicht.example/preferences/{number.ToString(CultureInfo.InvariantCulture)}"),
        };

    private static void InterlockedMax(ref int largest, int value)
    {
        for (var known = largest; value > known; known = largest)
        {
            if (Interlocked.CompareExchange(ref largest, value, known) == known)
                return;
        }
    }

    private sealed class StandingTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

internal sealed record DeliveredRow(string Lane, LedgerState State, DateTimeOffset? SentAt, string Recipient);
