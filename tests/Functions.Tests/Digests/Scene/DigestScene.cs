using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Digests;
using Automations.Digests.Activities;
using Automations.Digests.Audience;
using Automations.Digests.Editions;
using Automations.Digests.Http;
using Automations.Digests.Mail;
using Automations.Digests.Material;
using Automations.Digests.Pages;
using Automations.Digests.Reports;
using Automations.Digests.Reports.Pages;
using Automations.Digests.Reports.Workflow;
using Automations.Digests.Thanks;
using Automations.Digests.Workflow;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Web;
using Automations.LanguageModel;
using Automations.Messages;
using Automations.People;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Programme.Reports;
using Automations.Runtime.Durable.Testing;
using Automations.Storage;
using Automations.Web;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Automations.Functions.Tests.Digests.Scene;

/// <summary>Digests as the app wires them, with real workflows on simulated time and real storage; directory, register, outbox and news are the test's own.</summary>
internal sealed class DigestScene : IAsyncDisposable
{
    private static int scenes;

    private SimulatedTaskHost? host;
    private ServiceProvider? services;

    private DigestScene() => Outbox = new(() => Host.Clock.GetUtcNow());

    public SimulatedTaskHost Host => host!;

    public FakeDirectory Directory { get; private set; } = new();

    public FakeRegister Register { get; } = new();

    public RecordedOutbox Outbox { get; }

    public ListedNews News { get; } = new();

    public ListedFigures Figures { get; } = new();

    public Mock<ILanguageModel> Model { get; } = new();

    public Mock<ISignIn> SignIn { get; } = new();

    public ProgrammeSettings Programme { get; private set; } = null!;

    public IReadOnlyList<Person> People { get; private set; } = [];

    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    public static async Task<DigestScene> StartAsync(AzuriteFixture storage, DigestRules? rules = null, int people = 3, bool everythingTwice = false, int cached = 10_000, AddressForm form = AddressForm.Du)
    {
        var scene = new DigestScene();
        var connection = await storage.RequireAsync();
        scene.People = [.. Enumerable.Range(100, people).Select(PersonOf)];
        scene.Directory = new([Cast.Ada, Cast.Ben, .. scene.People]);
        foreach (var person in scene.People)
            scene.Register.Add(person);
        var options = new SimulatedTaskHostOptions { DeliverActivitiesTwice = everythingTwice, CachedInstances = cached, DefaultVersion = Histories.PresentVersion };
        scene.host = await SimulatedTaskHost.StartAsync(scene.RegisterTasks, options, TestContext.Current.CancellationToken);
        scene.Programme = Support.TestProgramme.Create($"digest-scene-{Interlocked.Increment(ref scenes)}") with
        {
            AddressForm = form,
            Digests = rules ?? new() { Weekly = new(DayOfWeek.Thursday, new(9, 0)) },
        };
        scene.services = scene.Wire(connection, form);
        return scene;
    }

    /// <summary>As the timer does it.</summary>
    public async Task TickAsync()
    {
        await Get<DigestTimer>().BeginDigests(new Microsoft.Azure.Functions.Worker.TimerInfo(), Host.Client, default);
        await Host.RunUntilIdleAsync();
    }

    /// <summary>Until the simulated clock shows this time in UTC.</summary>
    public Task GoToAsync(DateTimeOffset moment) => Host.AdvanceAsync(moment - Host.Clock.GetUtcNow());

    public async Task SteerAsync(string edition, DigestSteering order)
    {
        Assert.Null(await Get<DigestOrders>().SteerAsync(edition, order, Host.Client, default));
        await Host.RunUntilIdleAsync();
    }

    public string InstanceOf(string edition) => EditionIds.InstanceIdOf(Programme.Id, edition);

    public async Task<DigestStatus> StatusAsync(string edition) =>
        (await Host.Client.GetInstanceAsync(EditionIds.InstanceIdOf(Programme.Id, edition), getInputsAndOutputs: true))!.ReadCustomStatusAs<DigestStatus>()!;

    public async Task<Edition> EditionAsync(string edition) => (await Get<EditionTable>().FindAsync(edition, default))!;

    public IEnumerable<Queued> Digests(string edition) => Outbox.All.Where(mail => mail.Text == "Digest" && mail.Intent.Workflow == EditionIds.InstanceIdOf(Programme.Id, edition));

    public Task<RenderedMessage> RenderAsync(MessageIntent intent)
    {
        var to = intent.Recipient;
        return Get<IMessageRenderer>().RenderAsync(intent.Template, to.Language, new(to.Name, to.GivenName, to.Address, to.TimeZone), intent.View, default);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        if (services is not null)
            await services.DisposeAsync();
    }

    private ServiceProvider Wire(string connection, AddressForm form)
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
            .AddSingleton(Model.Object)
            .AddSingleton<IDirectory>(Directory)
            .AddSingleton<IChampionRegister>(Register)
            .AddSingleton<IOutbox>(Outbox)
            .AddSingleton<ILanes, NoLanes>()
            .AddSingleton<LaneBell>()
            .AddSingleton<INewsSource>(News)
            .AddSingleton<IReportSource>(Figures)
            .AddMessages(new ConfigurationBuilder().Build())
            .AddDigests();
        foreach (var type in new[] { typeof(CollectActivities), typeof(EditorActivities), typeof(PublishActivities), typeof(QueueActivities), typeof(DigestTimer), typeof(DigestEndpoints), typeof(DigestLastWord), typeof(ReportTimer), typeof(ReportActivities), typeof(ReportPages), typeof(ThanksEndpoint), typeof(ThanksPages), typeof(ThanksTimer), typeof(MaterialPages), typeof(EditFunctions) })
            collection.AddSingleton(type);
        return collection.BuildServiceProvider();
    }

    private void RegisterTasks(DurableTaskRegistry tasks)
    {
        var none = CancellationToken.None;
        tasks
            .AddOrchestratorFunc(DigestWorkflow.Name, DigestWorkflow.RunAsync)
            .AddOrchestratorFunc(DigestRound.Name, DigestRoundWorkflow.RunAsync)
            .AddActivityFunc<DigestInput, CollectedNews>(CollectActivities.Collect, (_, input) => Get<CollectActivities>().CollectAsync(input, none))
            .AddActivityFunc<string>(CollectActivities.Compose, (_, edition) => Get<CollectActivities>().ComposeAsync(edition, none))
            .AddActivityFunc<PreviewOrder>(EditorActivities.Preview, (_, order) => Get<EditorActivities>().PreviewAsync(order, none))
            .AddActivityFunc<OutcomeNews>(EditorActivities.Tell, (_, news) => Get<EditorActivities>().TellAsync(news, none))
            .AddActivityFunc<EditionMove>(EditorActivities.Move, (_, move) => Get<EditorActivities>().MoveAsync(move, none))
            .AddActivityFunc<EditionEnd>(EditorActivities.Close, (_, end) => Get<EditorActivities>().CloseAsync(end, none))
            .AddActivityFunc<EditionMove>(PublishActivities.Publish, (_, move) => Get<PublishActivities>().PublishAsync(move, none))
            .AddActivityFunc<string, DigestAudience>(PublishActivities.ListAudience, (_, edition) => Get<PublishActivities>().ListAsync(edition, none))
            .AddActivityFunc<string>(PublishActivities.ForgetAudience, (_, edition) => Get<PublishActivities>().ForgetAsync(edition, none))
            .AddActivityFunc<DigestPage>(QueueActivities.QueuePage, (_, page) => Get<QueueActivities>().QueueAsync(page, none))
            .AddOrchestratorFunc(ReportWorkflow.Name, ReportWorkflow.RunAsync)
            .AddActivityFunc<string>(ReportActivities.Collect, (_, month) => Get<ReportActivities>().CollectAsync(month, none))
            .AddActivityFunc<ReportMailing, int>(ReportActivities.Queue, (_, mailing) => Get<ReportActivities>().QueueAsync(mailing, none))
            .AddActivityFunc<string>(DeliveryActivities.WakeLane, (_, _) => Task.CompletedTask)
            .AddActivityFunc<Cancellation, int>(DeliveryActivities.CancelMessages, (_, c) => Outbox.CancelAsync(c, none));
    }

    private static Person PersonOf(int number)
    {
        var mail = $"person{number}@nordlicht.example";
        return (number % 3) switch
        {
            0 => new(Cast.Id(number), mail, mail, $"Person {number}", $"Person{number}", "Sales", "London", "en", "Europe/London", "GB-ENG"),
            1 => new(Cast.Id(number), mail, mail, $"Person {number}", $"Person{number}", "IT", "Hamburg", "de", "Europe/Berlin", "DE-HH"),
            _ => new(Cast.Id(number), mail, mail, $"Person {number}", $"Person{number}", "IT", "Munich", "de", "Europe/Berlin", "DE-BY"),
        };
    }
}
