using Automations.Runtime.Host.Admin.Pages.Timeline;

namespace Automations.Host.Tests.Admin.Timeline;

public sealed class StepReaderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Retries_WithPauses_AreTriesOfOneStep()
    {
        var history = new Histories()
            .Turn().Activity(0, "Send", "1")
            .After(Second).Turn().Failed(0, "first").Timer(1, Second)
            .After(Second).Turn().Done(1, "TimerFired").Activity(2, "Send", "1")
            .After(Second).Turn().Failed(2, "second").Timer(3, Second)
            .After(Second).Turn().Done(3, "TimerFired").Activity(4, "Send", "1")
            .After(Second).Turn().Done(4);

        var step = Assert.Single(StepReader.Read(history.Records));

        Assert.Equal([Outcome.Failed, Outcome.Failed, Outcome.Done], step.Attempts.Select(attempt => attempt.Outcome));
        Assert.Equal(["first", "second", null], step.Attempts.Select(attempt => attempt.Failure?.ErrorMessage));
        Assert.Equal(Outcome.Done, step.Outcome);
        Assert.Equal(5 * Second, step.End - step.Begin);
    }

    [Fact]
    public void TimerAfterACaughtFailure_WithoutAnotherTry_IsAWaitOfItsOwn()
    {
        var history = new Histories()
            .Turn().Activity(0, "Send", "1")
            .Turn().Failed(0, "caught").Timer(1, Second)
            .After(Second).Turn().Done(1, "TimerFired").Activity(2, "Send", "2").Activity(3, "Other", "1")
            .Turn().Done(2).Done(3);

        var steps = StepReader.Read(history.Records);

        Assert.Equal([StepKind.Activity, StepKind.Timer, StepKind.Activity, StepKind.Activity], steps.Select(step => step.Kind));
        Assert.All(steps, step => Assert.Single(step.Attempts));
    }

    [Fact]
    public void ParallelFailures_WithTheSameName_KeepTheirOwnTries()
    {
        var history = new Histories()
            .Turn().Activity(0, "Send", "1").Activity(1, "Send", "2")
            .Turn().Failed(0, "of 1").Failed(1, "of 2").Timer(2, Second).Timer(3, Second)
            .After(Second).Turn().Done(2, "TimerFired").Done(3, "TimerFired").Activity(4, "Send", "1").Activity(5, "Send", "2")
            .Turn().Done(4).Done(5);

        var steps = StepReader.Read(history.Records);

        Assert.Equal(["of 1", "of 2"], steps.Select(step => step.Attempts[0].Failure!.ErrorMessage));
        Assert.All(steps, step => Assert.Equal(2, step.Attempts.Count));
    }

    [Fact]
    public void EveryKind_IsReadWithItsOutcome()
    {
        var history = new Histories()
            .Turn().Child(0, "Part", "part-1").Timer(1, Second).Timer(2, Second).Event("Go")
            .Turn().Done(0, "SubOrchestrationCompleted").Done(1, "TimerCanceled");

        var steps = StepReader.Read(history.Records);

        Assert.Equal(
            [(StepKind.Child, Outcome.Done), (StepKind.Timer, Outcome.Canceled), (StepKind.Timer, Outcome.Open), (StepKind.Event, Outcome.Done)],
            steps.Select(step => (step.Kind, step.Outcome)));
        Assert.Equal("part-1", steps[0].Other);
        Assert.Equal([1, 2, 3, 4], steps.Select(step => step.Number));
    }
}
