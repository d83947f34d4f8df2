using System.Text.Json;
using Automations.Delivery;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Web;
using Automations.LanguageModel;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Runtime.Durable.Testing;
using Automations.Storage;
using Automations.Surveys;
using Automations.Surveys.Activities;
using Automations.Surveys.Answers;
using Automations.Surveys.Definitions;
using Automations.Surveys.Http;
using Automations.Surveys.OptingOut;
using Automations.Surveys.Pages;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Automations.Surveys.Starting;
using Automations.Surveys.Summaries;
using Automations.Surveys.Workflow;
using Automations.Topics;
using Automations.Web;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Automations.Functions.Tests.Surveys.Scene;

/// <summary>Surveys as the app wires them, with real workflows on simulated time and real storage; directory, outbox and queues remember what they are told.</summary>
internal sealed class SurveyScene : IAsyncDisposable
{
    private static int scenes;

    private SimulatedTaskHost? host;
    private ServiceProvider? services;

    private readonly Lazy<AnswerDesk> secondDesk;

    private SurveyScene()
    {
        Outbox = new(() => Host.Clock.GetUtcNow());
        secondDesk = new(() => new(new(Get<Tables>(), Get<UrnSeal>(), Programme), new(Get<Tables>(), Programme), Outbox, Host.Clock));
    }

    public SimulatedTaskHost Host => host!;

    public FakeDirectory Directory { get; private set; } = new();

    public FakeRegister Register { get; } = new();

    public RecordedOutbox Outbox { get; }

    public RecordedQueues Queues { get; } = new();

    public Mock<ISignIn> SignIn { get; } = new();

    /// <summary>None, unless a test says more.</summary>
    public Mock<ILanguageModel> Model { get; } = new();

    public ProgrammeSettings Programme { get; private set; } = null!;

    public IReadOnlyList<Person> People { get; private set; } = [];

    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    /// <param name="people">How many active champions there are; the first <paramref name="inLondon"/> of them work in London, the others in Hamburg.</param>
    public static async Task<SurveyScene> StartAsync(
        AzuriteFixture storage,
        int people = 6,
        int inLondon = 0,
        bool everythingTwice = false,
        int cached = 10_000,
        AddressForm form = AddressForm.Du,
        ILanguageModel? model = null
    )
    {
        var scene = new SurveyScene();
        var connection = await storage.RequireAsync();
        scene.People = [.. Enumerable.Range(100, people).Select(number => PersonOf(number, number < 100 + inLondon))];
        scene.Directory = new([Cast.Ada, Cast.Ben, .. scene.People]);
        foreach (var person in scene.People)
            scene.Register.Add(person);
        var options = new SimulatedTaskHostOptions { DeliverActivitiesTwice = everythingTwice, CachedInstances = cached, DefaultVersion = Histories.PresentVersion };
        scene.host = await SimulatedTaskHost.StartAsync(scene.RegisterTasks, options, TestContext.Current.CancellationToken);
        scene.Programme = Support.TestProgramme.Create($"scene-{Interlocked.Increment(ref scenes)}") with { AddressForm = form };
        scene.services = scene.Wire(connection, form, model ?? scene.Model.Object);
        return scene;
    }

    public SurveyOrder Order(string survey = BuiltInSurveys.MonthlyPulse, string run = "pulse-1") => new() { Survey = survey, Run = run };

    public async Task<string> PlaceAsync(SurveyOrder order)
    {
        var instance = await Get<ISurveyOrders>().PlaceAsync(order, Host.Client, default);
        await Host.RunUntilIdleAsync();
        return instance;
    }

    public async Task<SurveyRun> RunAsync(string run = "pulse-1") => (await Get<SurveyRuns>().FindAsync(run, default))!;

    public async Task<SurveyStatus> StatusAsync(string instance) =>
        (await Host.Client.GetInstanceAsync(instance, getInputsAndOutputs: true))!.ReadCustomStatusAs<SurveyStatus>()!;

    public async Task SteerAsync(string instance, SurveyAction action)
    {
        await Host.Client.RaiseEventAsync(instance, SurveySteering.Event, new SurveySteering(action, "because"));
        await Host.RunUntilIdleAsync();
    }

    /// <summary>As the page does it, with a receipt of the person's own browser.</summary>
    public Task<AnswerOutcome> AnswerAsync(Person person, params (string Question, string Value)[] values) => AnswerAsync(person, PlaceOf(person), values);

    /// <param name="process">Two of them take the answers, those with even numbers and those with odd.</param>
    public async Task<AnswerOutcome> AnswerAsync(Person person, int process, params (string Question, string Value)[] values)
    {
        var (run, place) = (await RunAsync(), PlaceOf(person));
        return await (process % 2 == 0 ? Get<AnswerDesk>() : secondDesk.Value).SubmitAsync(run, person, place, Receipt.New(), Sheet(values), default);
    }

    private int PlaceOf(Person person) => People.Select(each => each.Id).Order(StringComparer.Ordinal).ToList().IndexOf(person.Id);

    public static AnswerSheet Sheet(params (string Question, string Value)[] values) =>
        new(values.GroupBy(value => value.Question).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(value => value.Value)]));

    public IReadOnlyList<string> Mails(string text) => [.. Outbox.All.Where(mail => mail.Text == text).Select(mail => mail.To).Order()];

    public IEnumerable<string> TopicTexts() =>
        Queues.Sent.Where(sent => sent.Queue == "topic-intake").Select(sent => JsonDocument.Parse(sent.Message).RootElement.GetProperty("text").GetString()!);

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        if (services is not null)
            await services.DisposeAsync();
    }

    private ServiceProvider Wire(string connection, AddressForm form, ILanguageModel model)
    {
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Host.Clock)
            .AddSingleton(Programme)
            .AddSingleton(new TableServiceClient(connection))
            .AddSingleton(new BlobServiceClient(connection))
            .AddSingleton<Tables>()
            .AddSingleton(WebSettings.Keys())
            .AddSingleton(WebSettings.App())
            .AddSingleton<ISignedLinks, SignedLinks>()
            .AddSingleton(PageProbe.Pages(form))
            .AddSingleton(SignIn.Object)
            .AddSingleton<IDirectory>(Directory)
            .AddSingleton<IChampionRegister>(Register)
            .AddSingleton<IOutbox>(Outbox)
            .AddSingleton<IQueues>(Queues)
            .AddSingleton(model)
            .AddTopics()
            .AddSurveys();
        foreach (var type in new[] { typeof(AudienceActivities), typeof(InvitationActivities), typeof(ResultActivities), typeof(SummaryActivities), typeof(SurveyFunctions), typeof(StartFunctions), typeof(OptOutFunctions), typeof(ResultsFunctions), typeof(DefinitionEndpoints), typeof(RunEndpoints) })
            collection.AddSingleton(type);
        return collection.BuildServiceProvider();
    }

    private void RegisterTasks(DurableTaskRegistry tasks)
    {
        var none = CancellationToken.None;
        tasks
            .AddOrchestratorFunc(SurveyOrder.Workflow, SurveyWorkflow.RunAsync)
            .AddOrchestratorFunc(SurveyRound.Name, SurveyRoundWorkflow.RunAsync)
            .AddActivityFunc<string, int>(AudienceActivities.ListAudience, (_, run) => Get<AudienceActivities>().ListAsync(run, none))
            .AddActivityFunc<AudiencePage>(AudienceActivities.FindPeople, (_, page) => Get<AudienceActivities>().FindAsync(page, none))
            .AddActivityFunc<OpenOrder, OpenedRun>(AudienceActivities.OpenRun, (_, order) => Get<AudienceActivities>().OpenAsync(order, none))
            .AddActivityFunc<AudiencePage>(InvitationActivities.Invite, (_, page) => Get<InvitationActivities>().InviteAsync(page, none))
            .AddActivityFunc<AudiencePage>(InvitationActivities.Remind, (_, page) => Get<InvitationActivities>().RemindAsync(page, none))
            .AddActivityFunc<string, int>(ResultActivities.CloseRun, (_, run) => Get<ResultActivities>().CloseAsync(run, Host.Client, none))
            .AddOrchestratorFunc(SummaryWorkflow.Name, SummaryWorkflow.RunAsync)
            .AddActivityFunc<DraftOrder, TimeSpan?>(SummaryActivities.Draft, (_, order) => Get<SummaryActivities>().DraftAsync(order, none))
            .AddActivityFunc<string>(SummaryActivities.Forget, (_, run) => Get<SummaryActivities>().ForgetAsync(run, none))
            .AddActivityFunc<string>(ResultActivities.WithdrawRun, (_, run) => Get<ResultActivities>().WithdrawAsync(run, none))
            .AddActivityFunc<string>(ResultActivities.ReportResults, (_, run) => Get<ResultActivities>().ReportAsync(run, none))
            .AddActivityFunc<string>(ResultActivities.HandOverTopics, (_, run) => Get<ResultActivities>().HandOverAsync(run, none))
            .AddActivityFunc<string>(DeliveryActivities.WakeLane, (_, _) => Task.CompletedTask)
            .AddActivityFunc<Cancellation, int>(DeliveryActivities.CancelMessages, (_, c) => Outbox.CancelAsync(c, none));
    }

    private static Person PersonOf(int number, bool inLondon)
    {
        var mail = $"person{number}@nordlicht.example";
        return inLondon
            ? new(Cast.Id(number), mail, mail, $"Person {number}", $"Person{number}", "Sales", "London", "en", "Europe/London", "GB-ENG")
            : new(Cast.Id(number), mail, mail, $"Person {number}", $"Person{number}", "IT", "Hamburg", "de", "Europe/Berlin", "DE-HH");
    }
}
