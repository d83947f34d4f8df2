using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Support;
using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;

namespace Automations.Functions.Tests.Delivery;

/// <summary>A lane that is in the middle of a round goes on with today's code.</summary>
public sealed class RecordedLaneTests
{
    private static readonly Histories Recorded = new("Lane");

    public static TheoryData<string> Files => [.. Recorded.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void LaneUnderWay_GoesOnWithTodaysCode(string file) =>
        Recorded.Read(file).Replay(new DurableTaskRegistry().AddOrchestratorFunc(LaneWorkflow.Name, LaneWorkflow.RunAsync));
}
