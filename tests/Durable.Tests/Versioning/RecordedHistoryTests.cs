using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;

namespace Automations.Durable.Tests.Versioning;

public sealed class RecordedHistoryTests
{
    public static TheoryData<string> Files => [.. HistoryFolder.Files];

    public static TheoryData<string, string, string, object?, int> Scenarios => new()
    {
        { "fan-out", "FanOut", "three activities at once", 3, 0 },
        { "retry", "Retry", "an activity that fails twice, with a pause, and its failure caught", null, 1 },
        { "approval-no-answer", "Approval", "nobody answers within two days", null, 48 },
        { "parent", "Parent", "a sub-orchestration, an event to itself, a custom status and a GUID", 2, 0 },
        { "countdown", "Countdown", "the last of three lives", 2, 3 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void RecordedHistory_StillReplays(string file)
    {
        var recorded = HistoryFolder.Read(file);

        recorded.Replay(Registry());

        Assert.True(recorded.EventCount > 3);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_IsRecorded(string name, string orchestrator, string words, object? input, int hours)
    {
        await using var host = await SimulatedTaskHost.StartAsync(Samples.Register, new() { DefaultVersion = "1.0" });

        await host.RunAsync(orchestrator, input, TimeSpan.FromHours(hours), new(name));

        await ReplayAndRecordAsync(host, name, words, $"{name}.json");
    }

    [Fact]
    public async Task SteeredApproval_IsRecorded()
    {
        await using var host = await SimulatedTaskHost.StartAsync(Samples.Register, new() { DefaultVersion = "1.0" });
        await host.RunAsync("Approval", options: new("steered"));

        await host.Client.SuspendInstanceAsync("steered", "holidays");
        await host.RaiseAsync("steered", "approved", true);
        await host.Client.ResumeInstanceAsync("steered", "back");
        await host.RunUntilIdleAsync();

        await ReplayAndRecordAsync(host, "steered", "suspended, approved meanwhile, resumed, the timer cancelled", "approval-steered.json");
    }

    [Theory]
    [InlineData("1.0", "hello")]
    [InlineData("2.0", "hello, tea")]
    public async Task Visit_UnderEachVersion_IsRecorded(string version, string result)
    {
        await using var host = await SimulatedTaskHost.StartAsync(Samples.Register, new() { DefaultVersion = version });
        await host.RunAsync("Visit", options: new("visit"));
        await host.RaiseAsync("visit", "seated");

        Assert.Equal(result, (await host.GetAsync("visit")).ReadOutputAs<string>());
        await ReplayAndRecordAsync(host, "visit", $"as version {version} has it", $"visit-{version}.json");
    }

    [Fact]
    public void ChangeWithoutAVersion_IsToldWithEventStepAndWhatToDo()
    {
        var changed = new DurableTaskRegistry().AddOrchestratorFunc("Visit", async context =>
        {
            await context.CallActivityAsync<string>("Greet");
            await context.CallActivityAsync<string>("Offer");
            return await context.WaitForExternalEvent<string>("seated");
        });

        var error = Assert.Throws<IncompatibleHistoryException>(() => HistoryFolder.Read("visit-1.0.json").Replay(changed));

        Assert.Contains("visit-1.0.json", error.Message, StringComparison.Ordinal);
        Assert.Contains("nothing more as event 5", error.Message, StringComparison.Ordinal);
        Assert.Contains("activity 'Offer' (#1)", error.Message, StringComparison.Ordinal);
        Assert.Contains("CompareVersionTo", error.Message, StringComparison.Ordinal);
        Assert.Contains("above '1.0'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HistoryOfOtherCode_IsTold()
    {
        var error = Assert.Throws<IncompatibleHistoryException>(() => HistoryFolder.Read("Incompatible/visit-offered-too-early.json").Replay(Registry()));

        Assert.Contains("activity 'Offer' (#1) as event 3, where the code now asks for nothing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RenamedOrchestrator_IsTold()
    {
        var error = Assert.Throws<IncompatibleHistoryException>(() => HistoryFolder.Read("visit-1.0.json").Replay(new()));

        Assert.Contains("no orchestrator 'Visit'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InputThatCannotBeReadAnyMore_IsTold()
    {
        var changed = new DurableTaskRegistry().AddOrchestratorFunc<DateTime, int>("FanOut", (context, _) => context.CallActivityAsync<int>("Square", 1));

        var error = Assert.Throws<IncompatibleHistoryException>(() => HistoryFolder.Read("fan-out.json").Replay(changed));

        Assert.Contains("activity 'Square' (#0) as event 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("JsonException", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"format\": 2, \"history\": [] }", "format 2")]
    [InlineData("{ \"history\": [] }", "not a recorded history")]
    [InlineData("{ \"format\": 1, \"scenario\": \"\", \"instanceId\": \"\", \"history\": [ { \"event\": \"Unheard\" } ] }", "not a recorded history")]
    [InlineData("[", "not a recorded history")]
    public void FileThatIsNoHistory_IsRefusedByName(string text, string because)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "odd.json");
        File.WriteAllText(path, text);

        var error = Assert.Throws<InvalidDataException>(() => RecordedHistory.Read(path));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(because, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ThenRead_IsTheSame_AndNothingIsWrittenOver()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "visit.json");
        await using var host = await SimulatedTaskHost.StartAsync(Samples.Register, new() { DefaultVersion = "2.0" });
        await host.RunAsync("Visit", options: new("visit"));

        (await host.RecordHistoryAsync("visit", "not seated yet")).Write(path);

        var read = RecordedHistory.Read(path);
        Assert.Equal(("not seated yet", "visit", "Visit", "2.0"), (read.Scenario, read.InstanceId, read.Orchestrator, read.Version));
        Assert.Equal((await host.GetHistoryAsync("visit")).Count, read.EventCount);
        Assert.Throws<IOException>(() => read.Write(path));
    }

    private static async Task ReplayAndRecordAsync(SimulatedTaskHost host, string instanceId, string words, string file)
    {
        var history = await host.RecordHistoryAsync(instanceId, words);
        history.Replay(Registry());
        HistoryFolder.RecordIfMissing(history, file);
    }

    private static DurableTaskRegistry Registry()
    {
        var registry = new DurableTaskRegistry();
        Samples.Register(registry);
        return registry;
    }
}
