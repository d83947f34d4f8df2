using Automations.Delivery;
using Automations.Functions.Tests.Support;
using Automations.Onboarding;
using Automations.Onboarding.Activities;
using Automations.Onboarding.Buddies;
using Automations.Onboarding.Leaving;
using Automations.Onboarding.Workflow;
using Automations.People;
using Automations.Programme;
using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Onboarding.Scene;

/// <summary>The workflow with its real activities, on simulated time, with fakes at the ports.</summary>
internal sealed class OnboardingScene : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(400);

    private SimulatedTaskHost? host;

    private OnboardingScene() => Outbox = new(() => Host.Clock.GetUtcNow());

    public SimulatedTaskHost Host => host ?? throw new InvalidOperationException("The scene has not started.");

    public FakeDirectory Directory { get; } = new(Cast.Mira, Cast.Emma, Cast.Jonas, Cast.Ada, Cast.Ben, Cast.Buddy);

    public FakeRegister Register { get; } = new();

    public RecordedOutbox Outbox { get; }

    public RecordedQueues Queues { get; } = new();

    public RecordedTopics Topics { get; } = new();

    private static ProgrammeSettings Programme { get; } = Support.TestProgramme.Create();

    public IReadOnlyList<string> Messages => [.. Outbox.All.Select(message => message.ToString())];

    public static OnboardingRules Rules { get; } =
        new(
            new ApprovalRules(),
            new CheckInRules(),
            ThankYouOnDay: 100,
            new OnboardingCall(DayOfWeek.Thursday, new TimeOnly(11, 0), 45, "Europe/Berlin"),
            new WorkingHours(new(8, 0), new(17, 0), [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]),
            new Office("Hamburg", "DE-HH", "Europe/Berlin"),
            "de"
        );

    public static OnboardingInput Input(Person person) =>
        new()
        {
            PersonId = person.Id,
            Role = ChampionRole.Champion,
            Topics = ["Teams", "OneNote"],
            Languages = ["de", "en"],
            Motivation = "Because it helps.",
            Kit = new(Stickers: true, ShirtSize: "M"),
            SignedIn = true,
            Rules = Rules,
        };

    /// <param name="start">UTC; Monday 4 January 2027, 09:00 in Berlin, when absent.</param>
    public static async Task<OnboardingScene> StartAsync(DateTimeOffset? start = null, bool everythingTwice = false, int cached = 10_000)
    {
        var scene = new OnboardingScene();
        scene.Directory.Managers[Cast.Mira.Id] = Cast.Jonas.Id;
        scene.Directory.Managers[Cast.Emma.Id] = Cast.Jonas.Id;
        scene.Register.Add(Cast.Buddy, topics: ["Teams"]);
        var options = new SimulatedTaskHostOptions
        {
            Start = start ?? new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero),
            DeliverActivitiesTwice = everythingTwice,
            CachedInstances = cached,
            DefaultVersion = Histories.PresentVersion,
        };
        scene.host = await SimulatedTaskHost.StartAsync(scene.RegisterTasks, options, TestContext.Current.CancellationToken);
        return scene;
    }

    public async Task SignUpAsync(OnboardingInput input)
    {
        await Host.Client.ScheduleNewOrchestrationInstanceAsync(
            OnboardingWorkflow.Name,
            input,
            new StartOrchestrationOptions(OnboardingEvents.InstanceIdOf(input.PersonId))
        );
        await Host.RunUntilIdleAsync();
    }

    public async Task RaiseAsync(Person person, string name, object payload)
    {
        await Host.Client.RaiseEventAsync(OnboardingEvents.InstanceIdOf(person.Id), name, payload);
        await Host.RunUntilIdleAsync();
    }

    public Task DecideAsync(Person person, bool approved = true, string? reason = null) =>
        RaiseAsync(person, OnboardingEvents.Decided, new ApprovalDecision(approved, reason, Cast.Jonas.Id, Cast.Jonas.DisplayName));

    public Task SteerAsync(Person person, SteeringAction action, string? reason = null) =>
        RaiseAsync(person, OnboardingEvents.Steered, new Steering(action, Cast.Ada.Id, reason));

    public Task AnswerAsync(Person person, int day, bool needsHelp = false, string? note = null) =>
        RaiseAsync(person, OnboardingEvents.CheckedIn, new CheckInAnswer(day, 4, needsHelp, note));

    /// <summary>To a moment on the wall clock in Berlin.</summary>
    public Task AdvanceToAsync(int year, int month, int day, int hour = 12)
    {
        var local = new DateTime(year, month, day, hour, 0, 0, DateTimeKind.Unspecified);
        return Host.AdvanceToAsync(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))));
    }

    public Task AdvanceToTheEndAsync() => Host.AdvanceAsync(LongestWait);

    public async Task<OrchestrationMetadata> InstanceAsync(Person person) =>
        (await Host.Client.GetInstanceAsync(OnboardingEvents.InstanceIdOf(person.Id), getInputsAndOutputs: true))!;

    public async Task<OnboardingStatus> StatusAsync(Person person) => (await InstanceAsync(person)).ReadCustomStatusAs<OnboardingStatus>()!;

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    private void RegisterTasks(DurableTaskRegistry tasks)
    {
        var people = new DirectoryActivities(Directory);
        var champions = new ChampionActivities(Directory, Register, Topics, Programme);
        var none = CancellationToken.None;
        tasks
            .AddOrchestratorFunc(OnboardingWorkflow.Name, OnboardingWorkflow.RunAsync)
            .AddOrchestratorFunc(LeavingWorkflow.Name, LeavingWorkflow.RunAsync)
            .AddActivityFunc<string, Person?>(DirectoryActivities.FindPerson, (_, id) => people.FindPersonAsync(id, none))
            .AddActivityFunc<string, Person?>(DirectoryActivities.FindManager, (_, id) => people.FindManagerAsync(id, none))
            .AddActivityFunc<string, List<Person>>(DirectoryActivities.FindCommunityManagers, (_, id) => people.FindCommunityManagersAsync(id, none))
            .AddActivityFunc<string>(ChampionActivities.AddToGroup, (_, id) => champions.AddToGroupAsync(id, none))
            .AddActivityFunc<string>(ChampionActivities.RemoveFromGroup, (_, id) => champions.RemoveFromGroupAsync(id, none))
            .AddActivityFunc<NewChampion>(ChampionActivities.Record, (_, champion) => champions.RecordAsync(champion, none))
            .AddActivityFunc<ChampionStateChange>(ChampionActivities.SetState, (_, change) => champions.SetStateAsync(change, none))
            .AddActivityFunc<CheckInNote>(ChampionActivities.NoteCheckIn, (_, note) => champions.NoteCheckInAsync(note, none))
            .AddActivityFunc<Newcomer, Buddy?>(BuddyActivities.FindBuddy, (_, who) => new BuddyActivities(Register, Directory, TimeProvider.System).FindBuddyAsync(who, none))
            .AddActivityFunc<LinkOrder, Uri>(LinkActivities.CreateLink, (_, order) => new LinkActivities(new PlainLinks()).CreateLinkAsync(order))
            .AddActivityFunc<KitOrder>(KitActivities.OrderKit, (_, order) => new KitActivities(Queues).OrderKitAsync(order, none))
            .AddActivityFunc<MessageIntent>(DeliveryActivities.QueueMessage, (_, intent) => Outbox.QueueAsync(intent, none))
            .AddActivityFunc<Cancellation, int>(DeliveryActivities.CancelMessages, (_, c) => Outbox.CancelAsync(c, none));
    }
}
