using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Events;
using Automations.Events.Activities;
using Automations.Events.Calendar;
using Automations.Events.Planning;
using Automations.Events.Store;
using Automations.Events.Workflow;
using Automations.Functions.Tests.Delivery;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Web;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Runtime.Durable.Testing;
using Automations.Storage;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Functions.Tests.Events.Workflow;

/// <summary>The workflow with its real activities and real storage, on simulated time, with fakes for Graph, the outbox and the surveys.</summary>
internal sealed class EventScene : IAsyncDisposable
{
    private static int scenes;

    private readonly Lazy<Parts> parts;
    private SimulatedTaskHost? host;

    private EventScene(string connection)
    {
        var number = Interlocked.Increment(ref scenes);
        Programme = Support.TestProgramme.Create($"scene-{number}");
        EventId = $"e{number}";
        Outbox = new(() => Host.Clock.GetUtcNow());
        parts = new(() => new Parts(this, new Tables(new TableServiceClient(connection))));
    }

    public string EventId { get; }

    public ProgrammeSettings Programme { get; set; }

    public SimulatedTaskHost Host => host ?? throw new InvalidOperationException("The scene has not started.");

    public FakeDirectory Directory { get; } = new(Cast.Mira, Cast.Emma, Cast.Jonas, Cast.Ada, Cast.Ben, Cast.Buddy);

    public FakeEventCalendar Calendar { get; } = new();

    public RecordedOutbox Outbox { get; }

    public List<SurveyOrder> Surveys { get; } = [];

    public RecordedTopics Topics { get; } = new();

    public IEventDesk Desk => parts.Value.Desk;

    public IRegistrations Registrations => parts.Value.Registrations;

    public IEventStore Store => parts.Value.Store;

    /// <summary>What was sent to somebody: text, receiver, moment on their clock.</summary>
    public IReadOnlyList<string> MessagesTo(Person person) =>
        [.. Outbox.All.Where(message => message.Intent.Recipient.PersonId == person.Id).OrderBy(message => message.At).Select(message => message.ToString())];

    public IReadOnlyList<string> Texts => [.. Outbox.All.OrderBy(message => message.At).Select(message => message.ToString())];

    public static async Task<EventScene> StartAsync(AzuriteFixture storage, bool everythingTwice = false, int cached = 10_000, DateTimeOffset? start = null)
    {
        var scene = new EventScene(await storage.RequireAsync());
        var options = new SimulatedTaskHostOptions
        {
            Start = start ?? EventSamples.Monday.AddDays(-7),
            DeliverActivitiesTwice = everythingTwice,
            CachedInstances = cached,
            DefaultVersion = Histories.PresentVersion,
        };
        scene.host = await SimulatedTaskHost.StartAsync(scene.RegisterTasks, options, TestContext.Current.CancellationToken);
        return scene;
    }

    public async Task<EventRecord> PublishAsync(EventDetails? details = null)
    {
        await Desk.CreateAsync(EventId, details ?? EventSamples.Details, series: null, proposedBy: null, Host.Client, default);
        var answer = await Desk.PublishAsync(EventId, Host.Client, default);
        await SettleAsync();
        return answer.Record!;
    }

    public async Task RegisterAsync(params Person[] people)
    {
        foreach (var person in people)
            await Desk.RegisterAsync(EventId, person, question: null, Host.Client, default);
        await SettleAsync();
    }

    public async Task DeclineAsync(Person person)
    {
        await Desk.DeclineAsync(EventId, person, Host.Client, default);
        await SettleAsync();
    }

    public async Task ChangeAsync(Func<EventDetails, EventDetails> change)
    {
        var record = (await Store.FindAsync(EventId, default))!;
        Assert.Equal(DeskOutcome.Done, (await Desk.ChangeAsync(EventId, change(record.Details), Host.Client, default)).Outcome);
        await SettleAsync();
    }

    public Task SettleAsync() => Host.AdvanceAsync(TimeSpan.FromSeconds(10));

    /// <summary>To a moment on the wall clock in Zurich.</summary>
    public Task AdvanceToAsync(int month, int day, int hour, int minute = 0)
    {
        var local = new DateTime(2027, month, day, hour, minute, 0, DateTimeKind.Unspecified);
        return Host.AdvanceToAsync(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich"))));
    }

    public async Task<OrchestrationMetadata> InstanceAsync() =>
        (await Host.Client.GetInstanceAsync(EventRecord.InstanceIdOf(EventId), getInputsAndOutputs: true))!;

    public async Task<EventStatus> StatusAsync() => (await InstanceAsync()).ReadCustomStatusAs<EventStatus>()!;

    public async Task<int> HistoryAsync() => (await Host.GetHistoryAsync(EventRecord.InstanceIdOf(EventId))).Count;

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    private void RegisterTasks(DurableTaskRegistry tasks)
    {
        var none = CancellationToken.None;
        tasks
            .AddOrchestratorFunc(EventWorkflow.Name, EventWorkflow.RunAsync)
            .AddActivityFunc<string, EventSight?>(LookActivity.LookAtEvent, (_, id) => parts.Value.Look.LookAsync(id, none))
            .AddActivityFunc<string>(CalendarActivities.KeepEventInCalendar, (_, id) => parts.Value.InCalendar.KeepAsync(id, none))
            .AddActivityFunc<string>(CalendarActivities.ReadInvitationAnswers, (_, id) => parts.Value.InCalendar.ReadAnswersAsync(id, none))
            .AddActivityFunc<PageOrder>(NewsActivities.AnnounceEvent, (_, order) => parts.Value.News.AnnounceAsync(order, parts.Value.Lane, none))
            .AddActivityFunc<PageOrder, PageDone>(NewsActivities.TellOfEventChange, (_, order) => parts.Value.News.TellAsync(order, parts.Value.Lane, none))
            .AddActivityFunc<PageOrder, PageDone>(NewsActivities.CallEventOff, (_, order) => parts.Value.News.CallOffAsync(order, parts.Value.Lane, none))
            .AddActivityFunc<PageOrder, NoticesPassed>(NoticeActivities.PassOnEventNotices, (_, order) => parts.Value.Notices.PassOnAsync(order, parts.Value.Lane, none))
            .AddActivityFunc<ReminderOrder, RemindersSent>(ReminderActivities.RemindOfEvent, (_, order) => parts.Value.Reminders.RemindAsync(order, parts.Value.Lane, none))
            .AddActivityFunc<AttendanceQuestion>(AftermathActivities.AskWhoWasThere, (_, question) => parts.Value.Aftermath.AskAsync(question, parts.Value.Lane, none))
            .AddActivityFunc<PageOrder, PageDone>(AftermathActivities.ThankForEvent, (_, order) => parts.Value.Aftermath.ThankAsync(order, parts.Value.Lane, none))
            .AddActivityFunc<PageOrder>(AftermathActivities.OrderEventFeedback, (_, order) => parts.Value.Aftermath.OrderFeedbackAsync(order, parts.Value.Lane, none))
            .AddActivityFunc<PageOrder>(AftermathActivities.SumEventUp, (_, order) => parts.Value.Aftermath.SumUpAsync(order, parts.Value.Lane, none))
            .AddActivityFunc<string, bool>(AftermathActivities.ForgetRegistrations, (_, id) => parts.Value.Aftermath.ForgetAsync(id, none));
    }

    private sealed class Parts
    {
        public Parts(EventScene scene, Tables tables)
        {
            var clock = scene.Host.Clock;
            var files = new EventFiles(scene.Programme, WebSettings.App());
            var mail = new EventMail(scene.Outbox, new LaneBell(new FixedLanes(scene.Programme), clock), new PlainLinks(), files, scene.Programme, WebSettings.App(), clock);
            Store = new TableEventStore(tables, scene.Programme);
            Registrations = new TableRegistrations(tables, new EventQueues(), clock);
            var proposals = new ProposalMail(scene.Directory, mail, WebSettings.App());
            Desk = new EventDesk(Store, Registrations, new EventBell(scene.Programme), new EventAdmission(new FakeGroups(), new FakeRegister()), proposals, scene.Programme, clock);
            Look = new(Store, Registrations);
            InCalendar = new(Store, Registrations, scene.Calendar, scene.Directory);
            News = new(Store, Registrations, mail);
            Notices = new(Store, Registrations, mail, new(scene.Topics, scene.Programme), clock);
            Reminders = new(Store, Registrations, mail);
            var surveys = new Mock<ISurveyOrders>();
            surveys
                .Setup(it => it.PlaceAsync(It.IsAny<SurveyOrder>(), It.IsAny<DurableTaskClient>(), It.IsAny<CancellationToken>()))
                .Callback<SurveyOrder, DurableTaskClient, CancellationToken>((order, _, _) => scene.Surveys.Add(order))
                .ReturnsAsync("survey");
            Aftermath = new(Store, Registrations, scene.Directory, mail, surveys.Object, clock);
        }

        /// <summary>Of the lane's bell only: the outbox is a recorded one.</summary>
        public DurableTaskClient Lane { get; } = new Mock<DurableTaskClient>("lane").Object;

        public TableEventStore Store { get; }

        public TableRegistrations Registrations { get; }

        public EventDesk Desk { get; }

        public LookActivity Look { get; }

        public CalendarActivities InCalendar { get; }

        public NewsActivities News { get; }

        public NoticeActivities Notices { get; }

        public ReminderActivities Reminders { get; }

        public AftermathActivities Aftermath { get; }
    }
}
