using System.Text.Json;
using Automations.Delivery;
using Automations.Delivery.Bounces;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Functions.Tests.Support;
using Automations.Messages;
using Automations.Programme;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Automations.Functions.Tests.Delivery;

/// <summary>Outbox, ledger and transports as the app wires them, on real tables and the local Graph, with a lane driven by hand.</summary>
internal sealed class DeliveryWorld : IDisposable
{
    public const string Mira = "mira.hansen@nordlicht.example";
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(5);

    private readonly LocalGraphFixture graph;
    private readonly ServiceProvider services;

    private DeliveryWorld(LocalGraphFixture graph, ServiceProvider services, Crashes crashes)
    {
        this.graph = graph;
        this.services = services;
        Crashes = crashes;
    }

    public Crashes Crashes { get; }

    public IOutbox Outbox => services.GetRequiredService<IOutbox>();

    public ProgrammeSettings Programme => services.GetRequiredService<ProgrammeSettings>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static async Task<DeliveryWorld> CreateAsync(
        AzuriteFixture storage,
        LocalGraphFixture graph,
        string lane,
        Func<ProgrammeSettings, ProgrammeSettings>? change = null,
        string? webhook = null,
        ILastWord? lastWord = null
    )
    {
        var crashes = new Crashes();
        var programme = TestProgramme.Create(lane);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(ChannelTransport.WebhookSetting, webhook)]).Build();
        var tables = crashes.Handler();
        tables.InnerHandler = new SocketsHttpHandler();
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(tables)), Retry = { MaxRetries = 0 } };
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(graph.Clock)
            .AddSingleton(change?.Invoke(programme) ?? programme)
            .AddSingleton(new TableServiceClient(await storage.RequireAsync(), options))
            .AddSingleton(graph.Client(crashes.Handler()))
            .AddSingleton(Renderer())
            .AddDelivery(configuration)
            .AddSingleton<LaneActivities>()
            .AddSingleton<BounceReader>()
            .AddSingleton<SendActivity>();
        if (lastWord is not null)
            collection.AddSingleton(lastWord);
        collection.AddHttpClient(ChannelTransport.Client).AddHttpMessageHandler(crashes.Handler);
        return new DeliveryWorld(graph, collection.BuildServiceProvider(), crashes);
    }

    public static MessageIntent Intent(string occasion, string to = Mira) =>
        new()
        {
            Occasion = $"onboarding-mira/{occasion}",
            Workflow = $"onboarding-mira-{occasion}",
            Recipient = new(null, to, "Mira Hansen", "Mira", "de", "Europe/Berlin", "DE-HH"),
            Template = "Onboarding/Welcome",
            View = JsonSerializer.SerializeToElement(new { role = "Champion" }),
            AtOnce = true,
        };

    public async Task<LedgerEntry> EntryAsync(MessageIntent intent) =>
        (await Get<Ledger>().FindAsync(MessageKey.Of(intent), CancellationToken.None))!;

    public Task<LaneWork> ReadLaneAsync(params DueRowRef[] finished) => ReadLaneAsync(Programme.Id, finished);

    public Task<LaneWork> ReadLaneAsync(string lane, params DueRowRef[] finished) =>
        Get<LaneActivities>().ReadAsync(new LaneQuery(lane, finished), CancellationToken.None);

    public Task<SendOutcome> SendAsync(LaneMessage message) => Get<SendActivity>().SendAsync(message, CancellationToken.None);

    /// <summary>Sends whatever is due; a process that dies on the way leaves the rest to the next call.</summary>
    /// <returns>Whether it went through.</returns>
    public async Task<bool> TryRunLaneAsync()
    {
        try
        {
            var work = await ReadLaneAsync();
            foreach (var message in work.Due)
            {
                if ((await SendAsync(message)).Finished)
                    await ReadLaneAsync(message.Row);
            }

            return true;
        }
        catch (CrashException)
        {
            return false;
        }
    }

    /// <summary>Lets the lane look every few minutes until the message is over.</summary>
    public async Task<LedgerEntry> RunUntilOverAsync(MessageIntent intent)
    {
        for (var look = 0; look < 50; look++)
        {
            await TryRunLaneAsync();
            if (await EntryAsync(intent) is var entry && entry.IsOver())
                return entry;
            graph.Clock.Advance(LongEnough);
        }

        throw new InvalidOperationException($"The message is still {(await EntryAsync(intent)).State}: {(await EntryAsync(intent)).Why}");
    }

    public void Dispose() => services.Dispose();

    private static IMessageRenderer Renderer()
    {
        var renderer = new Mock<IMessageRenderer>();
        renderer
            .Setup(r =>
                r.RenderAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<RecipientView>(), It.IsAny<JsonElement>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(
                (string template, string _, RecipientView to, JsonElement _, CancellationToken _) =>
                    template == "Missing"
                        ? throw new MessageTextException("There is no text Missing/de.md.")
                        : new RenderedMessage($"Willkommen, {to.GivenName} – schön, dass Du da bist", "<p>Grüße</p>", "Grüße", "**Grüße**")
            );
        renderer
            .Setup(r => r.RenderTogetherAsync(It.IsAny<IReadOnlyList<MessageToRender>>(), It.IsAny<string>(), It.IsAny<RecipientView>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                (IReadOnlyList<MessageToRender> messages, string _, RecipientView _, CancellationToken _) =>
                    messages.Any(message => message.Template == "Missing")
                        ? throw new MessageTextException("There is no text Missing/de.md.")
                        : new RenderedMessage(string.Join(" + ", messages.Select(message => message.Template)), "<p>Grüße</p>", "Grüße", "**Grüße**")
            );
        return renderer.Object;
    }
}
