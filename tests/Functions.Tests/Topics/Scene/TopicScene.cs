using System.Text.Json;
using Automations.Delivery.Lanes;
using Automations.Functions.Tests.Delivery;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Web;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Topics;
using Automations.Runtime.Durable.Testing;
using Automations.Storage;
using Automations.Topics;
using Automations.Topics.Alerts;
using Automations.Topics.Compiling;
using Automations.Topics.Intake;
using Automations.Topics.Questions;
using Automations.Topics.Synonyms;
using Automations.Topics.Weeks;
using Automations.Web;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Automations.Functions.Tests.Topics.Scene;

/// <summary>Topics as the app wires them, with the real workflow on simulated time and real tables; the queue is handed on by the test.</summary>
internal sealed class TopicScene : IAsyncDisposable
{
    private static int scenes;

    private SimulatedTaskHost? host;
    private ServiceProvider? services;
    private int number;

    public SimulatedTaskHost Host => host!;

    public ProgrammeSettings Programme { get; private set; } = null!;

    public Crashes Crashes { get; } = new();

    public RecordedQueues Queues { get; } = new();

    public FakeRegister Register { get; } = new();

    public Mock<ISignIn> SignIn { get; } = new();

    public RecordedAlerts Alerts { get; } = new();

    public DateOnly Today => DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);

    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    public static async Task<TopicScene> StartAsync(AzuriteFixture storage, bool everythingTwice = false)
    {
        var scene = new TopicScene();
        var connection = await storage.RequireAsync();
        var options = new SimulatedTaskHostOptions { DeliverActivitiesTwice = everythingTwice, DefaultVersion = Histories.PresentVersion };
        scene.host = await SimulatedTaskHost.StartAsync(scene.RegisterTasks, options, TestContext.Current.CancellationToken);
        scene.Programme = Support.TestProgramme.Create($"topic-scene-{Interlocked.Increment(ref scenes)}");
        scene.services = scene.Wire(connection);
        return scene;
    }

    public Task SayAsync(int people, string text, DateOnly? on = null, string source = TopicNote.FromQuestions) => SayAsync(people, text, source, on ?? Today);

    /// <summary>As the queue delivers it.</summary>
    public Task DeliverAsync(TopicNote note) => Get<TopicIntake>().TakeAsync(JsonSerializer.Serialize(note, ProgrammeJson.Options), default);

    /// <summary>As the timer does it, at its hour of this day.</summary>
    public async Task TickAsync()
    {
        await Get<TopicTimer>().CompileTopics(new TimerInfo(), Host.Client, default);
        await Host.RunUntilIdleAsync();
    }

    /// <summary>To the next Monday, half past three in UTC.</summary>
    public async Task NextMondayAsync()
    {
        await GoToMondayAsync();
        await TickAsync();
    }

    /// <summary>Storage fails once at this request; whatever it hits is tried again, the timer on the next day.</summary>
    public async Task NextMondayWithDeathAsync(int request, bool afterwards)
    {
        await GoToMondayAsync();
        Crashes.Arm(request, afterwards);
        try
        {
            await TickAsync();
        }
        catch (CrashException)
        {
            Crashes.Disarm();
        }

        await Host.AdvanceAsync(TimeSpan.FromDays(1));
        Crashes.Disarm();
        await TickAsync();
        await Host.AdvanceAsync(TimeSpan.FromHours(1));
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        if (services is not null)
            await services.DisposeAsync();
    }

    private Task GoToMondayAsync() =>
        Host.AdvanceAsync(new DateTimeOffset(IsoWeek.Of(Today).Plus(1).Monday.ToDateTime(new(3, 30)), TimeSpan.Zero) - Host.Clock.GetUtcNow());

    private async Task SayAsync(int people, string text, string source, DateOnly on)
    {
        for (var person = 0; person < people; person++)
            await DeliverAsync(new($"note-{number++}", source, "somewhere", on, text) { Person = Cast.Id(person) });
    }

    private ServiceProvider Wire(string connection)
    {
        var handler = Crashes.Handler();
        handler.InnerHandler = new SocketsHttpHandler();
        var tables = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(handler)), Retry = { MaxRetries = 0 } };
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Host.Clock)
            .AddSingleton(Programme)
            .AddSingleton(new TableServiceClient(connection, tables))
            .AddSingleton<Tables>()
            .AddSingleton(WebSettings.Keys())
            .AddSingleton(SignIn.Object)
            .AddSingleton<IChampionRegister>(Register)
            .AddSingleton<IQueues>(Queues)
            .AddSingleton<ILanes>(new FixedLanes(Programme))
            .AddSingleton<LaneBell>()
            .AddTopics()
            .AddSingleton<ITopicAlerts>(Alerts);
        foreach (var type in new[] { typeof(TopicIntake), typeof(TopicActivities), typeof(TopicTimer), typeof(SynonymEndpoints), typeof(QuestionEndpoint) })
            collection.AddSingleton(type);
        return collection.BuildServiceProvider();
    }

    private void RegisterTasks(DurableTaskRegistry tasks)
    {
        var none = CancellationToken.None;
        tasks
            .AddOrchestratorFunc(TopicWeekWorkflow.Name, TopicWeekWorkflow.RunAsync)
            .AddActivityFunc<TopicWeekInput, bool>(TopicActivities.Fold, (_, input) => Get<TopicActivities>().FoldAsync(input, none))
            .AddActivityFunc<TopicWeekInput, int>(TopicActivities.Publish, (_, input) => Get<TopicActivities>().PublishAsync(input, none))
            .AddActivityFunc<TopicWeekInput>(TopicActivities.Raise, (_, input) => Get<TopicActivities>().RaiseAsync(input, new Mock<DurableTaskClient>("lane").Object, none));
    }
}

internal sealed class RecordedAlerts : ITopicAlerts
{
    public List<(TopicWeek Week, IReadOnlyList<Eruption> Eruptions)> All { get; } = [];

    public Task RaiseAsync(TopicWeek week, IReadOnlyList<Eruption> eruptions, CancellationToken cancellation)
    {
        All.Add((week, eruptions));
        return Task.CompletedTask;
    }
}
