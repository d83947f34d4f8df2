using Automations.Delivery;
using Automations.Digests.Activities;
using Automations.Programme;

namespace Automations.Digests.Workflow;

/// <summary>The steps of an edition.</summary>
internal static class DigestSteps
{
    /// <summary>The mails of the farthest time zones, and of those who have the day of sending off, have left by then.</summary>
    private const int WorkingDaysOfDelivery = 3;

    /// <returns>False when there is nothing to tell that was not told.</returns>
    public static async Task<bool> CollectAsync(this DigestRun run)
    {
        await run.DecisionUntilAsync(DigestPlans.Collects, run.Input.Until);
        var collected = await run.CallAsync<CollectedNews>(CollectActivities.Collect, run.Input);
        run.Publish(run.Status with { Items = collected.Items });
        return collected.HasNews;
    }

    public static async Task ComposeAsync(this DigestRun run)
    {
        run.Enter(DigestStep.Composing);
        await run.CallAsync<object?>(CollectActivities.Compose, run.Edition);
    }

    public static async Task AskEditorsAsync(this DigestRun run)
    {
        run.Enter(DigestStep.InReview);
        await run.CallAsync<object?>(EditorActivities.Preview, new PreviewOrder(run.Edition, run.InstanceId, run.SendOn, run.Deadline, run.Input.WhenNobodyDecides));
        await run.WakeLaneAsync();
    }

    /// <summary>Until an editor decides, or nobody has by the deadline and the programme's rule does.</summary>
    public static async Task<bool> IsWantedAsync(this DigestRun run)
    {
        DateTimeOffset? deadline = run.Deadline;
        while (true)
        {
            var decision = await run.DecisionUntilAsync(DigestPlans.Deadline, deadline);
            switch (decision?.Action)
            {
                case DigestAction.Approve:
                    return true;
                case DigestAction.Skip:
                    run.Reason = decision.Reason;
                    return false;
                case DigestAction.Postpone when decision.SendOn is { } day:
                    run.Postpone(day);
                    deadline = run.Deadline;
                    await run.CallAsync<object?>(EditorActivities.Move, new EditionMove(run.Edition, run.SendOn));
                    break;
                case null when run.Input.WhenNobodyDecides != UndecidedDigest.Wait:
                    return run.Input.WhenNobodyDecides == UndecidedDigest.Send;
                case null:
                    deadline = null;
                    await run.TellEditorsAsync(EditionOutcome.Undecided);
                    break;
            }
        }
    }

    public static async Task PublishAsync(this DigestRun run)
    {
        run.Enter(DigestStep.Publishing);
        await run.CallAsync<object?>(PublishActivities.Publish, new EditionMove(run.Edition, run.SendOn));
        var audience = await run.CallAsync<DigestAudience>(PublishActivities.ListAudience, run.Edition);
        run.Pages = audience.Pages;
        run.Publish(run.Status with { Recipients = audience.Recipients });
    }

    public static async Task QueueAsync(this DigestRun run)
    {
        run.Enter(DigestStep.Delivering);
        await run.RoundAsync(new(QueueActivities.QueuePage, run.Edition, run.InstanceId, run.Pages, run.SendOn));
        await run.WakeLaneAsync();
    }

    /// <summary>As long as mails may be waiting in the outbox, the edition can be called back.</summary>
    public static async Task WaitUntilDeliveredAsync(this DigestRun run)
    {
        var begins = run.Input.Calendar.At(run.SendOn, run.Input.SendAt);
        await run.DecisionUntilAsync(DigestPlans.Ends, run.Input.Calendar.AddWorkingDays(begins > run.Now ? begins : run.Now, WorkingDaysOfDelivery));
        await run.CallAsync<object?>(PublishActivities.ForgetAudience, run.Edition);
    }

    public static Task<DigestStep> EndWithNothingNewAsync(this DigestRun run) => run.EndUnsentAsync(DigestStep.NothingNew, EditionOutcome.NothingNew);

    public static Task<DigestStep> SkipAsync(this DigestRun run) => run.EndUnsentAsync(DigestStep.Skipped, EditionOutcome.Skipped);

    public static async Task<DigestStep> WithdrawAsync(this DigestRun run, string? reason)
    {
        run.Reason = reason;
        run.BeginEnding();
        await run.CallAsync<int>(DeliveryActivities.CancelMessages, new Cancellation(run.InstanceId, "the digest was called back"));
        return await run.EndUnsentAsync(DigestStep.Withdrawn, EditionOutcome.Withdrawn);
    }

    private static async Task<DigestStep> EndUnsentAsync(this DigestRun run, DigestStep step, EditionOutcome outcome)
    {
        run.BeginEnding();
        run.Publish(run.Status with { Note = run.Reason });
        await run.CallAsync<object?>(EditorActivities.Close, new EditionEnd(run.Edition, outcome, run.Reason));
        await run.TellEditorsAsync(outcome);
        return run.End(step);
    }

    private static async Task TellEditorsAsync(this DigestRun run, EditionOutcome outcome)
    {
        await run.CallAsync<object?>(EditorActivities.Tell, new OutcomeNews(run.Edition, run.InstanceId, outcome, run.Reason, run.Deadline));
        await run.WakeLaneAsync();
    }

    private static Task<object?> WakeLaneAsync(this DigestRun run) => run.CallAsync<object?>(DeliveryActivities.WakeLane, "");
}
